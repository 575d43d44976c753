using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Parsing.Objects;
using Millrace.Generators.Records.Parsing.Values;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>MessagePack: the attributes of MessagePack for C#, and members by place in an array or by name.</summary>
internal sealed class MessagePackConventions : FormatConventions
{
    private static readonly string[] _honoured =
        ["MessagePackObject", "Key", "IgnoreMember", "SerializationConstructor", "Union"];

    private static readonly HashSet<string> _noValues =
        ["JsonElement", "JsonNode", "JsonObject", "JsonArray"];

    private MessagePackConventions()
    {
    }

    public static MessagePackConventions Instance { get; } = new();

    public override string Name => "MessagePack";

    public override string IgnoreAttribute => "IgnoreMember";

    public override bool HasDateFormats => false;

    public override bool HasPlaces => true;

    public override IReadOnlyList<string> Locals => ["start", "count", "i", "name"];

    public override IEnumerable<AttributeData> AttributesOf(ISymbol symbol) => Attributes.OfMessagePack(symbol);

    public override bool IsChosen(IMethodSymbol constructor) =>
        Attributes.FindMessagePack(constructor, "SerializationConstructor") != null;

    public override bool IsRequired(ISymbol member) => MemberSymbols.IsRequired(member);

    public override bool IsIgnored(RecordScope scope, ISymbol property) =>
        Attributes.FindMessagePack(property, "IgnoreMember") != null
        || property.GetAttributes().Any(a => IsOfRuntime(a) && Attributes.ShortName(a) == "IgnoreDataMember");

    /// <summary>Public fields are members of a type that has the attributes of MessagePack.</summary>
    public override bool IsIncluded(RecordScope scope, ISymbol member) =>
        member is IFieldSymbol { DeclaredAccessibility: Accessibility.Public }
        && (Attributes.FindMessagePack(member, "Key") != null
            || MessagePackKeys.FindObject(member.ContainingType) != null);

    public override MemberOptions OptionsOf(RecordScope scope, ISymbol member, INamedTypeSymbol owner) =>
        MemberOptions.None;

    public override IEnumerable<AttributeData> CasesOf(INamedTypeSymbol type) =>
        AttributesOf(type).Where(attribute => Attributes.ShortName(attribute) == "Union");

    public override (ITypeSymbol? Type, object? Kind) CaseOf(AttributeData attribute) => (
        attribute.ConstructorArguments.ElementAtOrDefault(1).Value as ITypeSymbol,
        attribute.ConstructorArguments.FirstOrDefault().Value);

    public override void CheckAttributes(
        RecordScope scope, INamedTypeSymbol type, IReadOnlyList<ISymbol> members)
    {
        foreach (AttributeData attribute in members.Prepend(type).SelectMany(AttributesOf))
            if (!_honoured.Contains(Attributes.ShortName(attribute))) Refuse(scope, attribute);
        bool isOfMessagePack = MessagePackKeys.FindObject(type) != null;
        foreach (AttributeData attribute in isOfMessagePack ? [] : type.GetAttributes().Where(IsOfRuntime))
            if (Attributes.ShortName(attribute) == "DataContract") Refuse(scope, attribute);
        if (type.AllInterfaces.FirstOrDefault(IsCallback) is { } callback)
            scope.Report(FormatRules.MessagePackFeature, Places.Name(type), callback.Name);
        WarnOfOthers(
            scope, type, Attributes.OfAnyJson, "remove it; [Key] and [IgnoreMember] say what is in the value");
    }

    public override MemberPlaces PlacesOf(RecordScope scope, ObjectSymbols symbols) =>
        MessagePackKeys.Parse(scope, symbols);

    public override ValueCodec? Leaf(string type, string name) =>
        _noValues.Contains(name) ? null : new(type, "Read" + name, "Write" + name);

    protected override void Refuse(RecordScope scope, AttributeData attribute) => scope.Report(
        FormatRules.MessagePackFeature, Attributes.Place(attribute), $"[{Attributes.ShortName(attribute)}]");

    private static bool IsOfRuntime(AttributeData attribute) => attribute.AttributeClass?.ContainingNamespace is
    {
        Name: "Serialization",
        ContainingNamespace: { Name: "Runtime", ContainingNamespace.Name: "System" }
    };

    private static bool IsCallback(INamedTypeSymbol type) =>
        type.Name == "IMessagePackSerializationCallbackReceiver" && Attributes.IsMessagePack(type);
}

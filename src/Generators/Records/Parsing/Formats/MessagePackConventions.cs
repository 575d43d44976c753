using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>MessagePack: the attributes of MessagePack for C#, and members by place in an array or by name.</summary>
internal sealed class MessagePackConventions : FormatConventions
{
    private static readonly string[] _honoured =
        ["MessagePackObject", "Key", "IgnoreMember", "SerializationConstructor"];

    private MessagePackConventions()
    {
    }

    public static MessagePackConventions Instance { get; } = new();

    public override string Name => "MessagePack";

    public override string IgnoreAttribute => "IgnoreMember";

    public override bool HasDateFormats => false;

    public override IReadOnlyList<string> Locals => ["start", "count", "i", "name"];

    public override IEnumerable<AttributeData> AttributesOf(ISymbol symbol) => Attributes.OfMessagePack(symbol);

    public override bool IsChosen(IMethodSymbol constructor) =>
        Attributes.FindMessagePack(constructor, "SerializationConstructor") != null;

    public override bool IsRequired(IPropertySymbol member) => member.IsRequired;

    public override bool IsIgnored(RecordScope scope, IPropertySymbol property) =>
        Attributes.FindMessagePack(property, "IgnoreMember") != null
        || property.GetAttributes().Any(a => IsOfRuntime(a) && Attributes.ShortName(a) == "IgnoreDataMember");

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

    public override ValueCodec Leaf(string type, string name) => new(type, "Read" + name, "Write" + name);

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

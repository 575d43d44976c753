using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Objects;
using Millrace.Generators.Records.Parsing.Values;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>JSON: the attributes of System.Text.Json, and members by name.</summary>
internal sealed class JsonConventions : FormatConventions
{
    private const string Reader = "global::Millrace.Json.JsonValueReader.Read";
    private const string Writer = "global::Millrace.Json.JsonValueWriter.Write";

    private static readonly string[] _ofMembers =
    [
        "JsonPropertyName", "JsonIgnore", "JsonRequired", "JsonInclude", "JsonPropertyOrder", "JsonNumberHandling",
        "JsonExtensionData", "JsonConverter",
    ];

    private static readonly string[] _ofTypes =
        ["JsonNumberHandling", "JsonUnmappedMemberHandling", "JsonDerivedType", "JsonPolymorphic"];

    private JsonConventions()
    {
    }

    public static JsonConventions Instance { get; } = new();

    public override string Name => "JSON";

    public override string IgnoreAttribute => "JsonIgnore";

    public override bool HasDateFormats => true;

    public override bool HasPlaces => false;

    protected override string? EnumTextAttribute => "JsonStringEnumMemberName";

    public override IEnumerable<AttributeData> AttributesOf(ISymbol symbol) => Attributes.OfSystemTextJson(symbol);

    public override bool IsChosen(IMethodSymbol constructor) =>
        Attributes.FindJson(constructor, "JsonConstructor") != null;

    public override bool IsRequired(ISymbol member) =>
        MemberSymbols.IsRequired(member) || Attributes.FindJson(member, "JsonRequired") != null;

    public override bool IsIgnored(RecordScope scope, ISymbol property) => JsonOptions.IgnoreOf(property) == "Always";

    public override bool IsIncluded(RecordScope scope, ISymbol member) =>
        Attributes.FindJson(member, "JsonInclude") != null && scope.CanUse(member);

    public override MemberOptions OptionsOf(RecordScope scope, ISymbol member, INamedTypeSymbol owner) =>
        JsonOptions.Parse(scope, member, owner, attribute => Refuse(scope, attribute));

    public override IEnumerable<MemberModel> InOrder(IEnumerable<(ISymbol Symbol, MemberModel Model)> members) =>
        members.OrderBy(member => JsonOptions.OrderOf(member.Symbol)).Select(member => member.Model);

    public override bool IsClosed(INamedTypeSymbol type) =>
        Attributes.FindJson(type, "JsonUnmappedMemberHandling") is { } attribute
        && Attributes.MemberName(attribute.ConstructorArguments.FirstOrDefault()) == "Disallow";

    public override void CheckAttributes(
        RecordScope scope, INamedTypeSymbol type, IReadOnlyList<ISymbol> members)
    {
        foreach (AttributeData json in Attributes.OfSystemTextJson(type))
            if (!_ofTypes.Contains(Attributes.ShortName(json))) Refuse(scope, json);
        if (!CasesOf(type).Any() && Attributes.FindJson(type, "JsonPolymorphic") is { } alone) Refuse(scope, alone);
        foreach (AttributeData json in members.SelectMany(AttributesOf))
            if (!_ofMembers.Contains(Attributes.ShortName(json))) Refuse(scope, json);
        // A type on the way says with [MessagePackObject] that its keys are for others; without it they are for nobody.
        bool isOfOthers = !SymbolEqualityComparer.Default.Equals(type, scope.Type)
            && MessagePackKeys.FindObject(type) != null;
        if (isOfOthers) return;
        WarnOfOthers(
            scope, type, Attributes.OfMessagePack,
            "remove it, or write Format = RecordFormat.MessagePack on the record");
    }

    public override string EnumText(IFieldSymbol value) =>
        Attributes.FindJson(value, "JsonStringEnumMemberName") is { ConstructorArguments: [{ Value: string text }, ..] }
            ? text
            : value.Name;

    public override EnumWriting? EnumWritingOf(RecordScope scope, INamedTypeSymbol type)
    {
        EnumWriting? writing = null;
        foreach (AttributeData json in Attributes.OfSystemTextJson(type))
        {
            if (JsonOptions.EnumConverter(json) is { } known) writing = known;
            else Refuse(scope, json);
        }
        return writing;
    }

    public override IEnumerable<AttributeData> CasesOf(INamedTypeSymbol type) =>
        AttributesOf(type).Where(attribute => Attributes.ShortName(attribute) == "JsonDerivedType");

    public override (ITypeSymbol? Type, object? Kind) CaseOf(AttributeData attribute) => (
        attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol,
        attribute.ConstructorArguments.ElementAtOrDefault(1).Value);

    public override string KindNameOf(RecordScope scope, INamedTypeSymbol type)
    {
        const string usual = "$type";
        if (Attributes.FindJson(type, "JsonPolymorphic") is not { } attribute) return usual;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            bool isUsual = argument.Key == "TypeDiscriminatorPropertyName" || argument.Value.Value is 0 or false;
            if (isUsual) continue;
            scope.Report(
                RecordRules.JsonAttribute, Attributes.PlaceOf(attribute, argument.Key),
                $"JsonPolymorphic({argument.Key} = ...)");
        }
        return Attributes.Named(attribute, "TypeDiscriminatorPropertyName")?.Value as string ?? usual;
    }

    public override MemberPlaces PlacesOf(RecordScope scope, ObjectSymbols symbols)
    {
        Dictionary<string, ISymbol> names = [];
        Dictionary<ISymbol, (string, int?)> places = new(SymbolEqualityComparer.Default);
        foreach (ISymbol member in symbols.ValueMembers)
        {
            string name = JsonNames.Of(member, symbols.Naming);
            places.Add(member, (name, null));
            if (names.TryGetValue(name, out ISymbol? other))
            {
                scope.Report(
                    RecordRules.DuplicateName, Places.Name(member), member.Name, other.Name, CSharp.Quoted(name),
                    "JsonPropertyName");
            }
            else names.Add(name, member);
        }
        return new(IsArray: false, places);
    }

    public override ValueCodec? Leaf(string type, string name)
    {
        string method = name == "Bytes" ? "Base64" : name;
        return new(type, Reader + method, Writer + method);
    }

    protected override void Refuse(RecordScope scope, AttributeData json) =>
        scope.Report(RecordRules.JsonAttribute, Attributes.Place(json), Attributes.ShortName(json));
}

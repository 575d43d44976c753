using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>JSON: the attributes of System.Text.Json, and members by name.</summary>
internal sealed class JsonConventions : FormatConventions
{
    private const string Reader = "global::Millrace.Json.JsonValueReader.Read";
    private const string Writer = "global::Millrace.Json.JsonValueWriter.Write";

    private static readonly string[] _honoured = ["JsonPropertyName", "JsonIgnore", "JsonRequired"];

    private JsonConventions()
    {
    }

    public static JsonConventions Instance { get; } = new();

    public override string Name => "JSON";

    public override string IgnoreAttribute => "JsonIgnore";

    public override bool HasDateFormats => true;

    public override IEnumerable<AttributeData> AttributesOf(ISymbol symbol) => Attributes.OfSystemTextJson(symbol);

    public override bool IsChosen(IMethodSymbol constructor) =>
        Attributes.FindJson(constructor, "JsonConstructor") != null;

    public override bool IsRequired(IPropertySymbol member) =>
        member.IsRequired || Attributes.FindJson(member, "JsonRequired") != null;

    public override bool IsIgnored(RecordScope scope, IPropertySymbol property)
    {
        if (Attributes.FindJson(property, "JsonIgnore") is not { } ignore) return false;
        switch (Attributes.MemberName(Attributes.Named(ignore, "Condition")) ?? "Always")
        {
            case "Never":
                return false;
            case "Always":
                return true;
            default:
                scope.Report(RecordRules.JsonAttribute, Attributes.Place(ignore), "JsonIgnore(Condition = ...)");
                return false;
        }
    }

    public override void CheckAttributes(
        RecordScope scope, INamedTypeSymbol type, IReadOnlyList<ISymbol> members)
    {
        foreach (AttributeData json in Attributes.OfSystemTextJson(type)) Refuse(scope, json);
        foreach (AttributeData json in members.SelectMany(AttributesOf))
            if (!_honoured.Contains(Attributes.ShortName(json))) Refuse(scope, json);
        WarnOfOthers(
            scope, type, Attributes.OfMessagePack,
            "remove it, or write Format = RecordFormat.MessagePack on the record");
    }

    public override MemberPlaces PlacesOf(RecordScope scope, ObjectSymbols symbols)
    {
        Dictionary<string, IPropertySymbol> names = [];
        Dictionary<IPropertySymbol, (string, int?)> places = new(SymbolEqualityComparer.Default);
        foreach (IPropertySymbol member in symbols.ValueMembers)
        {
            string name = NameOf(member, symbols.Naming);
            places.Add(member, (name, null));
            if (names.TryGetValue(name, out IPropertySymbol? other))
                scope.Report(
                    RecordRules.DuplicateName, Places.Name(member), member.Name, other.Name, CSharp.Quoted(name));
            else names.Add(name, member);
        }
        return new(IsArray: false, places);
    }

    public override ValueCodec Leaf(string type, string name)
    {
        string method = name == "Bytes" ? "Base64" : name;
        return new(type, Reader + method, Writer + method);
    }

    protected override void Refuse(RecordScope scope, AttributeData json) =>
        scope.Report(RecordRules.JsonAttribute, Attributes.Place(json), Attributes.ShortName(json));

    private static string NameOf(IPropertySymbol member, NamingPolicy naming) =>
        Attributes.FindJson(member, "JsonPropertyName") is { ConstructorArguments: [{ Value: string name }, ..] }
            ? name
            : JsonNames.Convert(member.Name, naming);
}

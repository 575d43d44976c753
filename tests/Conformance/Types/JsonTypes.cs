namespace Millrace.Conformance.Tests.Types;

/// <summary>Records of JSON, with the attributes of System.Text.Json that say how members are written.</summary>
internal sealed class JsonTypes(Random random) : RandomTypes(random)
{
    private static readonly JsonNaming[] _namings = Enum.GetValues<JsonNaming>();

    protected override string Format => "RecordFormat.Json";

    protected override IReadOnlyList<string> OwnValues { get; } = ["Int128", "UInt128", "JsonElement"];

    protected override string OnField => "[JsonInclude] ";

    protected override string OnType() => Random.Next(4) switch
    {
        0 => "[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]\n",
        1 => "[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]\n",
        _ => "",
    };

    protected override string OnRecord() =>
        Random.Next(2) == 0 ? "" : $"[JsonNaming(JsonNaming.{Random.GetItems(_namings, 1)[0]})]\n";

    protected override string OnMember(int index, string type) => Random.Next(8) switch
    {
        0 => $"[JsonPropertyOrder({Random.Next(-2, 3)})] ",
        1 => "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ",
        2 => $"[JsonPropertyName(\"{index} \\\"named\\\"\")] ",
        3 when type is "int" or "double?" or "decimal[]" => "[JsonNumberHandling(JsonNumberHandling.WriteAsString"
            + " | JsonNumberHandling.AllowReadingFromString)] ",
        4 when type is "Shade" or "Shade?" => "[JsonConverter(typeof(JsonNumberEnumConverter<Shade>))] ",
        4 when type is "Rights" => "[JsonConverter(typeof(JsonStringEnumConverter<Rights>))] ",
        _ => "",
    };

    protected override IReadOnlyList<string> Keys => [.. base.Keys, "KeyBytes"];

    protected override string OnKey(int index) =>
        Random.Next(4) == 0 ? $"[JsonPropertyName(\"{index} \\\"key\\\" \\u2028\\t\\U0001f600\\u00a0\\u00e9\")] " : "";

    protected override string Case(int number, string type) => number == 0
        ? $"[JsonDerivedType(typeof({type}), \"{type}\")] "
        : $"[JsonDerivedType(typeof({type}), {number})] ";
}

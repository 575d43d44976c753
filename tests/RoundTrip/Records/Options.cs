using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Millrace.RoundTrip.Records;

[JsonConverter(typeof(JsonStringEnumConverter<Access>)), Flags]
public enum Access
{
    Read = 1,
    [JsonStringEnumMemberName("change")] Write = 2,
}

/// <summary>Every option of JSON.</summary>
[KafkaSource("options"), KafkaSink("options"), JsonNaming(JsonNaming.SnakeCaseLower)]
internal sealed partial class Options
{
    [JsonPropertyOrder(1), JsonPropertyName("Last")] public int Number { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public double InText { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] public float NotFinite { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Sometimes { get; set; }

    [JsonIgnore] public int Never { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int NotZero { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public int OnlyWritten { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public int OnlyRead { get; set; }

    [JsonRequired] public int MustBe { get; set; }

    [JsonInclude] public int Field;

    public Access Access { get; set; }

    [JsonConverter(typeof(JsonNumberEnumConverter<Shade>))] public Shade AsNumber { get; set; }

    [DateFormat("yyyy/MM/dd HH:mm")] public DateTimeOffset Day { get; set; }

    public JsonElement Element { get; set; }

    public JsonNode? Node { get; set; }

    public JsonArray? Array { get; set; }

    [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>Refuses what it does not know.</summary>
[KafkaSource("closed"), KafkaSink("closed"), JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed partial record Closed(int Size);

/// <summary>Numbers, and what is beyond, are allowed where the type says so; extra members go into an object.</summary>
[KafkaSource("loose"), KafkaSink("loose"), JsonNaming(JsonNaming.KebabCaseUpper)]
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
public sealed partial record Loose(int TheNumber, List<double> TheNumbers)
{
    [JsonExtensionData] public JsonObject More { get; init; } = [];
}

using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Millrace.Sdk.Tests.Schemas;

[JsonConverter(typeof(JsonNumberEnumConverter<Level>))]
public enum Level
{
    Low = 1,
    High = 2,
}

[Flags, JsonConverter(typeof(JsonStringEnumConverter))]
public enum Parts
{
    None = 0,
    Left = 1,
    [JsonStringEnumMemberName("right")] Right = 2,
}

/// <summary>An interface that names its types, told apart by a member of another name.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Moved), "moved"), JsonDerivedType(typeof(Stopped), 0)]
public interface IEvent
{
    int Id { get; }
}

public sealed record Moved(int Id, double To) : IEvent;

public readonly record struct Stopped(int Id) : IEvent;

/// <summary>Members for one direction, and for both.</summary>
[KafkaSource("ways"), KafkaSink("ways")]
public sealed partial record Ways
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public int OnlyWritten { get; set; } = 1;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public int OnlyRead { get; set; } = 2;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int Both { get; set; } = 3;

    public int Twice => Both * 2;
}

/// <summary>Members of the rows of <c>docs/schemas.md</c>, all of them optional.</summary>
[KafkaSource("rows"), KafkaSink("rows")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed partial record Rows
{
    private const JsonIgnoreCondition NotNull = JsonIgnoreCondition.WhenWritingNull;

    [JsonInclude, JsonIgnore(Condition = NotNull)] private int? Hidden { get; set; }

    [JsonIgnore(Condition = NotNull)] public IEvent? Event { get; set; }

    [JsonIgnore(Condition = NotNull)] public Level? Level { get; set; }

    [JsonIgnore(Condition = NotNull)] public Parts? Parts { get; set; }

    [JsonIgnore(Condition = NotNull)] public Dictionary<Level, int>? ByLevel { get; set; }

    [JsonIgnore(Condition = NotNull)] public Dictionary<Parts, int>? ByParts { get; set; }

    [JsonIgnore(Condition = NotNull)] public DateTime? Plain { get; set; }

    [JsonIgnore(Condition = NotNull)] public DateTimeOffset? Exact { get; set; }

    [JsonIgnore(Condition = NotNull)] public BigInteger? Big { get; set; }

    [JsonIgnore(Condition = NotNull)] public JsonArray? Nodes { get; set; }

    [JsonIgnore(Condition = NotNull)] public JsonObject? Node { get; set; }

    [JsonIgnore(Condition = NotNull)] public char? Letter { get; set; }

    [JsonIgnore(Condition = NotNull)] public Half? Half { get; set; }

    [JsonIgnore(Condition = NotNull), DateFormat("dd.MM.yyyy ss:mm:HH.fff")] public DateTime? Day { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public JsonElement Element { get; set; }
}

using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.Sdk.Tests.Json;

[JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), 2)]
public class Figure
{
    public int Id { get; set; }
}

public sealed class Circle : Figure
{
    public double Radius { get; set; }
}

public sealed class Square : Figure
{
    public required double Side { get; init; }
}

public sealed class NoFigure : Figure;

/// <summary>Members of the kinds that need more than a call of the Sdk, all of them optional.</summary>
[KafkaSource("kinds"), KafkaSink("kinds")]
public sealed partial record Kinds
{
    private const JsonIgnoreCondition NotNull = JsonIgnoreCondition.WhenWritingNull;

    [JsonIgnore(Condition = NotNull)] public BigInteger? Big { get; init; }

    [JsonIgnore(Condition = NotNull)]
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public BigInteger? BigInText { get; init; }

    [JsonIgnore(Condition = NotNull)] public Uri? Uri { get; init; }

    [JsonIgnore(Condition = NotNull)] public Version? Version { get; init; }

    [JsonIgnore(Condition = NotNull)] public ReadOnlyMemory<byte>? Bytes { get; init; }

    [JsonIgnore(Condition = NotNull)] public JsonElement? Element { get; init; }

    [JsonIgnore(Condition = NotNull)] public JsonNode? Node { get; init; }

    [JsonIgnore(Condition = NotNull)] public Dictionary<DateOnly, int>? ByDay { get; init; }

    [JsonIgnore(Condition = NotNull)] public Dictionary<Access, int>? ByAccess { get; init; }

    [JsonIgnore(Condition = NotNull)] public Dictionary<double, int>? ByNumber { get; init; }

    [JsonIgnore(Condition = NotNull)] public Figure? Figure { get; init; }

    [JsonIgnore(Condition = NotNull), UnixTime(UnixTimeUnit.Seconds)] public DateTime? Seconds { get; init; }

    [JsonIgnore(Condition = NotNull), UnixTime(UnixTimeUnit.Microseconds)] public DateTimeOffset? Micros { get; init; }

    [JsonIgnore(Condition = NotNull), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public int? InText { get; init; }

    [JsonIgnore(Condition = NotNull)]
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public double[]? Named { get; init; }

    [JsonIgnore(Condition = NotNull)] public HashSet<string>? Set { get; init; }

    [JsonIgnore(Condition = NotNull)] public (int Low, string? High)? Range { get; init; }

    [JsonExtensionData] public JsonObject? More { get; init; }

    /// <summary>The way that decides what is an error, alone.</summary>
    internal static Kinds Any(string json) => JsonRecord.ReadAny<Kinds, Json>(
        new() { Value = Encoding.UTF8.GetBytes(json), HasValue = true });

    /// <summary>The fast way alone.</summary>
    internal static bool TryPlain(string json, out Kinds record) => JsonRecord.TryReadPlain<Kinds, Json>(
        new() { Value = Encoding.UTF8.GetBytes(json), HasValue = true }, out record);
}

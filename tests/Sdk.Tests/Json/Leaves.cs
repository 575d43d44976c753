using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Millrace.Sdk.Tests.Json;

[Flags, JsonConverter(typeof(JsonStringEnumConverter))]
public enum Doors
{
    None = 0,
    Left = 1,
    Right = 2,
}

/// <summary>A member of each type, each of them optional, and those that have values of their own inside.</summary>
[KafkaSource("leaves"), KafkaSink("leaves")]
public sealed partial record Leaves
{
    public bool? Flag { get; init; }

    public sbyte? I8 { get; init; }

    public byte? U8 { get; init; }

    public short? I16 { get; init; }

    public ushort? U16 { get; init; }

    public int? I32 { get; init; }

    public uint? U32 { get; init; }

    public long? I64 { get; init; }

    public ulong? U64 { get; init; }

    public Int128? I128 { get; init; }

    public UInt128? U128 { get; init; }

    public Half? F16 { get; init; }

    public float? F32 { get; init; }

    public double? F64 { get; init; }

    public decimal? Money { get; init; }

    public BigInteger? Big { get; init; }

    public char? Letter { get; init; }

    public string? Text { get; init; }

    public Guid? Id { get; init; }

    public Uri? Link { get; init; }

    public Version? Version { get; init; }

    public byte[]? Bytes { get; init; }

    public ReadOnlyMemory<byte>? Memory { get; init; }

    public KeyBytes? KeyBytes { get; init; }

    public DateTime? Time { get; init; }

    public DateTimeOffset? Exact { get; init; }

    public DateOnly? Day { get; init; }

    public TimeOnly? Clock { get; init; }

    public TimeSpan? Length { get; init; }

    [DateFormat("yyyy/MM/dd HH:mm")] public DateTime? Pattern { get; init; }

    [DateFormat("yyyy/MM/dd HH:mm")] public DateTimeOffset? ExactPattern { get; init; }

    [UnixTime(UnixTimeUnit.Seconds)] public DateTime? Seconds { get; init; }

    [UnixTime(UnixTimeUnit.Microseconds)] public DateTimeOffset? Micros { get; init; }

    public Color? Color { get; init; }

    public Access? Access { get; init; }

    public Doors? Doors { get; init; }

    public JsonElement? Element { get; init; }

    public JsonNode? Node { get; init; }

    public JsonObject? Members { get; init; }

    public JsonArray? Array { get; init; }

    public Figure? Figure { get; init; }

    public Leg? Leg { get; init; }

    public HashSet<string>? Set { get; init; }

    public (DateTime Low, string? High)? Range { get; init; }

    public InText? InText { get; init; }

    public Names? Names { get; init; }

    [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; }
}

/// <summary>Each type of number, which strings may hold too.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record InText(
    sbyte? I8, byte? U8, short? I16, ushort? U16, int? I32, uint? U32, long? I64, ulong? U64,
    Int128? I128, UInt128? U128, Half? F16, float? F32, double? F64, decimal? Money, BigInteger? Big);

/// <summary>Each type of a dictionary's keys.</summary>
public sealed record Names(
    Dictionary<string, int>? Text, Dictionary<bool, int>? Flag, Dictionary<sbyte, int>? I8,
    Dictionary<byte, int>? U8, Dictionary<short, int>? I16, Dictionary<ushort, int>? U16,
    Dictionary<int, int>? I32, Dictionary<uint, int>? U32, Dictionary<long, int>? I64,
    Dictionary<ulong, int>? U64, Dictionary<Int128, int>? I128, Dictionary<UInt128, int>? U128,
    Dictionary<Half, int>? F16, Dictionary<float, int>? F32, Dictionary<double, int>? F64,
    Dictionary<decimal, int>? Money, Dictionary<char, int>? Letter, Dictionary<Guid, int>? Id,
    Dictionary<Uri, int>? Link, Dictionary<Version, int>? Version, Dictionary<DateTime, int>? Time,
    Dictionary<DateTimeOffset, int>? Exact, Dictionary<DateOnly, int>? Day, Dictionary<TimeOnly, int>? Clock,
    Dictionary<TimeSpan, int>? Length, Dictionary<Color, int>? Color, Dictionary<Access, int>? Access,
    Dictionary<Doors, int>? Doors);

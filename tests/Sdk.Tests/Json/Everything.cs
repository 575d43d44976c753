using System.Collections.Immutable;

namespace Millrace.Sdk.Tests.Json;

public enum Color
{
    Red,
    Green = 7,
    Blue,
}

[Flags]
public enum Access
{
    None = 0,
    Read = 1,
    Write = 2,
}

public sealed record Numbers(
    sbyte I8, byte U8, short I16, ushort U16, int I32, uint U32, long I64, ulong U64, Int128 I128, UInt128 U128,
    Half F16, float F32, double F64, decimal Money);

public readonly record struct Times(
    DateTime Plain, DateTimeOffset Exact, DateOnly Day, TimeOnly Clock, TimeSpan Length);

public sealed record Texts(bool Flag, char Letter, string Text, Guid Id, Color Color, Access Access);

/// <summary>Every type that a record's members may have, both ways.</summary>
[KafkaSource("everything"), KafkaSink("everything")]
public sealed partial record Everything
{
    public required Numbers Numbers { get; init; }

    public required Times Times { get; init; }

    public required Texts Texts { get; init; }

    public int? Optional { get; init; }

    public Color? OptionalColor { get; init; }

    public string? OptionalText { get; init; }

    public Times? OptionalTimes { get; init; }

    public Everything? Inner { get; init; }

    public byte[] Bytes { get; set; } = [];

    public List<Texts> List { get; init; } = [];

    public int?[] Array { get; init; } = [];

    public ImmutableArray<string> Immutable { get; init; } = [];

    public IReadOnlyDictionary<string, double[]> Dictionary { get; init; } = new Dictionary<string, double[]>();
}

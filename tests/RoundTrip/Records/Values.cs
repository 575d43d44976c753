using System.Collections.Immutable;
using System.Numerics;
using MessagePack;

namespace Millrace.RoundTrip.Records;

public enum Shade
{
    Dark,
    Light = 5,
}

[Flags]
public enum Rights : byte
{
    None,
    Read = 1,
    Write = 2,
}

/// <summary>Every single value that both formats have.</summary>
public sealed record Singles(
    bool Bool, sbyte I8, byte U8, short I16, ushort U16, int I32, uint U32, long I64, ulong U64, Int128 I128,
    UInt128 U128, BigInteger Big, Half F16, float F32, double F64, decimal Money, char Letter, string Text, Guid Id,
    Uri Uri, Version Version, byte[] Bytes, ReadOnlyMemory<byte> Memory, Shade Shade, Rights Rights);

/// <summary>Every time.</summary>
public sealed record Times(
    DateTimeOffset At, DateTime Utc, DateOnly Day, TimeOnly Clock, TimeSpan Length,
    [property: UnixTime(UnixTimeUnit.Seconds)] DateTimeOffset Seconds,
    [property: UnixTime(UnixTimeUnit.Milliseconds)] DateTime Milliseconds,
    [property: UnixTime(UnixTimeUnit.Microseconds)] DateTimeOffset? Microseconds);

/// <summary>Every collection.</summary>
public sealed record Many(
    int[] Array, List<string?> List, ImmutableArray<double> Immutable, HashSet<Guid> Set, IReadOnlyList<int[]> Nested,
    Dictionary<string, int> ByName, Dictionary<long, List<int>> ById, Dictionary<Shade, bool> ByShade,
    (int From, string? To) Pair, KeyValuePair<string, int>? Entry);

/// <summary>One of two types.</summary>
[System.Text.Json.Serialization.JsonDerivedType(typeof(Dog), "dog")]
[System.Text.Json.Serialization.JsonDerivedType(typeof(Cat), 2)]
[Union(0, typeof(Dog)), Union(1, typeof(Cat))]
public abstract record Pet(string Name);

public sealed record Dog(string Name, int Age) : Pet(Name);

public sealed record Cat(string Name) : Pet(Name)
{
    public required int Lives { get; init; }
}

/// <summary>Members that are set in each of the ways that there are.</summary>
public sealed class Settings
{
    public int Kept { get; init; } = 3;

    public string? Set { get; set; }

    public required int Required { get; init; }

    public Settings? Inner { get; set; }
}

[KafkaSource("json"), KafkaSink("json")]
public sealed partial record JsonEverything(
    Singles Singles, Times Times, Many Many, List<Pet> Pets, Settings Settings, int? Nothing);

[MessagePackObject]
[KafkaSource("packed", Format = RecordFormat.MessagePack), KafkaSink("packed", Format = RecordFormat.MessagePack)]
public sealed partial record PackedEverything(
    [property: Key(0)] Singles Singles, [property: Key(1)] Times Times, [property: Key(3)] Many Many,
    [property: Key(4)] List<Pet> Pets, [property: Key(5)] Settings Settings, [property: Key(6)] int? Nothing);

[MessagePackObject(keyAsPropertyName: true)]
[KafkaSource("map", Format = RecordFormat.MessagePack), KafkaSink("map", Format = RecordFormat.MessagePack)]
public sealed partial record PackedMap(Singles Singles, Pet Pet);

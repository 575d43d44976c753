using System.Collections.Immutable;
using MessagePack;
using Millrace.Sdk.Tests.Json;

namespace Millrace.Sdk.Tests.MessagePack;

[MessagePackObject]
public sealed record PackedNumbers(
    [property: Key(0)] sbyte I8, [property: Key(1)] byte U8, [property: Key(2)] short I16,
    [property: Key(3)] ushort U16, [property: Key(4)] int I32, [property: Key(5)] uint U32,
    [property: Key(6)] long I64, [property: Key(7)] ulong U64, [property: Key(8)] Half F16,
    [property: Key(9)] float F32, [property: Key(10)] double F64, [property: Key(11)] decimal Money);

[MessagePackObject]
public readonly record struct PackedTimes(
    [property: Key("plain")] DateTime Plain, [property: Key("exact")] DateTimeOffset Exact,
    [property: Key("day")] DateOnly Day, [property: Key("clock")] TimeOnly Clock,
    [property: Key("length")] TimeSpan Length);

[MessagePackObject(keyAsPropertyName: true)]
public sealed record PackedTexts(bool Flag, char Letter, string Text, Guid Id, Color Color, Access Access);

/// <summary>Every type of member that MessagePack for C# 2.5 knows too, in arrays and in maps.</summary>
[MessagePackObject]
[KafkaSource("packed", Format = RecordFormat.MessagePack), KafkaSink("packed", Format = RecordFormat.MessagePack)]
public sealed partial record Packed
{
    [Key(0)] public required PackedNumbers Numbers { get; init; }

    [Key(1)] public required PackedTimes Times { get; init; }

    [Key(2)] public required PackedTexts Texts { get; init; }

    [Key(3)] public int? Optional { get; init; }

    [Key(5)] public Color? OptionalColor { get; init; }

    [Key(6)] public string? OptionalText { get; init; }

    [Key(7)] public PackedTimes? OptionalTimes { get; init; }

    [Key(8)] public Packed? Inner { get; init; }

    [Key(9)] public byte[] Bytes { get; set; } = [];

    [Key(10)] public List<PackedTexts> List { get; init; } = [];

    [Key(11)] public int?[] Array { get; init; } = [];

    [Key(12)] public ImmutableArray<string> Immutable { get; init; } = [];

    [Key(13)] public IReadOnlyDictionary<string, double[]> Dictionary { get; init; } =
        new Dictionary<string, double[]>();

    [Key(14)] public IEnumerable<int> Sequence { get; init; } = [];

    [IgnoreMember] public int Computed => Numbers.I32;

    /// <summary>The same values as those of a record that is JSON elsewhere.</summary>
    public static Packed From(Everything record) => new()
    {
        Numbers = From(record.Numbers),
        Times = From(record.Times),
        Texts = From(record.Texts),
        Optional = record.Optional,
        OptionalColor = record.OptionalColor,
        OptionalText = record.OptionalText,
        OptionalTimes = record.OptionalTimes is { } times ? From(times) : null,
        Inner = record.Inner is { } inner ? From(inner) : null,
        Bytes = record.Bytes,
        List = [.. record.List.Select(From)],
        Array = record.Array,
        Immutable = record.Immutable,
        Dictionary = record.Dictionary,
        Sequence = record.Bytes.Select(b => (int)b),
    };

    private static PackedNumbers From(Numbers n) =>
        new(n.I8, n.U8, n.I16, n.U16, n.I32, n.U32, n.I64, n.U64, n.F16, n.F32, n.F64, n.Money);

    private static PackedTimes From(Times t) => new(t.Plain, t.Exact, t.Day, t.Clock, t.Length);

    private static PackedTexts From(Texts t) => new(t.Flag, t.Letter, t.Text, t.Id, t.Color, t.Access);
}

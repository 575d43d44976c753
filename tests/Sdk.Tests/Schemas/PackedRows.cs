using System.Runtime.Serialization;
using MessagePack;

namespace Millrace.Sdk.Tests.Schemas;

/// <summary>Members of the rows of <c>docs/schemas.md</c> about MessagePack; the place 1 is nobody's.</summary>
[MessagePackObject]
[KafkaSource("rows", Format = RecordFormat.MessagePack), KafkaSink("rows", Format = RecordFormat.MessagePack)]
public sealed partial record PackedRows
{
    [Key(0)] public int First { get; set; } = 7;

    [Key(2)] public string? Third { get; set; } = "none";

    [Key(3)] public DateTime? Time { get; set; }

    [Key(4), UnixTime(UnixTimeUnit.Seconds)] public DateTime? Seconds { get; set; }

    [Key(5)] public Dictionary<int, int>? Map { get; set; }

    [Key(6)] public float? Number { get; set; }

    [Key(7)] public Half? Half { get; set; }

    [Key(8)] public decimal? Money { get; set; }

    [Key(9)] public char? Letter { get; set; }

    [Key(10)] public HashSet<int>? Set { get; set; }

    [Key(11)] public KeyValuePair<int, string?>? Pair { get; set; }

    [IgnoreDataMember] public int Ignored { get; set; }
}

/// <summary>Members that say themselves that they are in no value, which leaves no place for them.</summary>
[KafkaSource("placed", Format = RecordFormat.MessagePack)]
public sealed partial record Placed
{
    [IgnoreMember, MessageKey] public required string Key { get; init; }

    [IgnoreMember, Header("trace")] public string? Trace { get; init; }

    [IgnoreMember, Metadata(MetadataKind.Offset)] public long Offset { get; init; }

    public required int Number { get; init; }
}

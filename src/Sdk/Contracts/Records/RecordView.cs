using Millrace.Keys;
using Millrace.Schemas;

namespace Millrace.Contracts;

/// <summary>
/// A record as Kafka delivered it, borrowed: its spans point into the client's memory and are valid only during the
/// call that receives it.
/// </summary>
public readonly ref struct RecordView
{
    /// <summary>The message key; empty when <see cref="HasKey"/> is false.</summary>
    public ReadOnlySpan<byte> Key { get; init; }

    /// <summary>The message value; empty when <see cref="HasValue"/> is false.</summary>
    public ReadOnlySpan<byte> Value { get; init; }

    /// <summary>False when the key is null (not the same as empty).</summary>
    public bool HasKey { get; init; }

    /// <summary>False when the value is null: a tombstone.</summary>
    public bool HasValue { get; init; }

    /// <summary>Kafka's own timestamp of the record, Unix milliseconds; -1 when the broker keeps none.</summary>
    public long TimestampMs { get; init; }

    /// <summary>What the reader knows beside the bytes; null for bytes that come from nowhere.</summary>
    public RecordOrigin? Origin { get; init; }

    /// <summary>The topic; empty for bytes that come from nowhere.</summary>
    public string Topic => Origin?.Topic ?? "";

    /// <summary>The partition; -1 for bytes that come from nowhere.</summary>
    public int Partition => Origin?.Partition ?? -1;

    /// <summary>The offset; -1 for bytes that come from nowhere.</summary>
    public long Offset => Origin?.Offset ?? -1;

    /// <summary>What <see cref="TimestampMs"/> means.</summary>
    public TimestampKind TimestampKind => Origin?.TimestampKind ?? TimestampKind.None;

    /// <summary>The leader epoch that the record was written in; null when it is not known.</summary>
    public int? LeaderEpoch => Origin?.LeaderEpoch;

    /// <summary>The strings of keys that the reader has handed over before; null when it keeps none.</summary>
    public KeyStrings? KeyStrings => Origin?.KeyStrings;

    /// <summary>The headers.</summary>
    public RecordHeaders Headers => new(Origin);
}

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
}

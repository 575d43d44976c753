using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace;

/// <summary>
/// What Kafka says of the record that a handler gets, beside its key and value. A handler takes it as a parameter, best
/// by <c>in</c>; it is borrowed, and valid during the call. Whatever is not asked for costs nothing.
/// </summary>
public readonly ref struct RecordMetadata
{
    private readonly RecordOrigin? _origin;

    /// <summary>The metadata of a record.</summary>
    public RecordMetadata(scoped in RecordView view) => (_origin, TimestampMs) = (view.Origin, view.TimestampMs);

    /// <summary>The topic.</summary>
    public string Topic => _origin?.Topic ?? "";

    /// <summary>The partition.</summary>
    public int Partition => _origin?.Partition ?? -1;

    /// <summary>The offset.</summary>
    public long Offset => _origin?.Offset ?? -1;

    /// <summary>Kafka's own timestamp in Unix milliseconds; -1 when the broker keeps none.</summary>
    public long TimestampMs { get; }

    /// <summary>Kafka's own timestamp; null when the broker keeps none.</summary>
    /// <exception cref="RecordFormatException">The timestamp is beyond the calendar.</exception>
    public DateTimeOffset? Timestamp => TimestampMs < 0 ? null : MetadataValue.Instant(TimestampMs);

    /// <summary>What that timestamp means.</summary>
    public TimestampKind TimestampKind => _origin?.TimestampKind ?? TimestampKind.None;

    /// <summary>The leader epoch that the record was written in; null when the broker says none.</summary>
    public int? LeaderEpoch => _origin?.LeaderEpoch;

    /// <summary>The headers.</summary>
    public RecordHeaders Headers => new(_origin);
}

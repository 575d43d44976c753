namespace Millrace;

/// <summary>What a <see cref="MetadataAttribute"/> member holds.</summary>
public enum MetadataKind
{
    /// <summary>The topic: <see cref="string"/>.</summary>
    Topic,

    /// <summary>The partition: <see cref="int"/>.</summary>
    Partition,

    /// <summary>The offset: <see cref="long"/>.</summary>
    Offset,

    /// <summary>
    /// Kafka's own timestamp: <see cref="DateTimeOffset"/> or <see cref="long"/> (Unix milliseconds). Nullable for
    /// brokers that keep none, where any other is an error. With <see cref="TimestampAttribute"/> it is the event time.
    /// </summary>
    Timestamp,

    /// <summary>What that timestamp means: <see cref="Millrace.TimestampKind"/>.</summary>
    TimestampKind,

    /// <summary>The leader epoch that the record was written in: <c>int?</c>.</summary>
    LeaderEpoch,
}

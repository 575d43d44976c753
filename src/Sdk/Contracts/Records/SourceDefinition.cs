namespace Millrace.Contracts;

/// <summary>What the attributes of a source record say, as data. Configuration can override each of them.</summary>
public sealed record SourceDefinition
{
    /// <summary>The record's type name, without namespace: for messages, and its key in configuration.</summary>
    public required string Record { get; init; }

    /// <summary>The topics to read.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Where a partition without checkpoint and committed offset starts.</summary>
    public StartFrom StartFrom { get; init; }

    /// <summary>Whether reading ends by itself.</summary>
    public StopAt StopAt { get; init; }

    /// <summary>
    /// True when the record has a <see cref="TimestampAttribute"/>, so that it has event time.
    /// </summary>
    public bool HasEventTime { get; init; }

    /// <summary>How far the watermark stays behind the highest timestamp, in milliseconds.</summary>
    public long MaxOutOfOrdernessMs { get; init; }

    /// <summary>
    /// After how many milliseconds a quiet partition's event time goes on with the clock; null: never.
    /// </summary>
    public long? IdleAfterMs { get; init; }

    /// <summary>The definition of <typeparamref name="T"/>.</summary>
    public static SourceDefinition Of<T>() where T : IKafkaSource<T> => T.Source;
}

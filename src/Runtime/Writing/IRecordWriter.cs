using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Schemas;

namespace Millrace.Runtime.Writing;

/// <summary>
/// The writing port: one producer, transactional or not. Owned by one lane and used by its thread only.
/// </summary>
internal interface IRecordWriter : IDisposable
{
    /// <summary>
    /// Registers the transactional id, which fences and aborts what an earlier owner of it left open. Does nothing for
    /// a producer without transactions.
    /// </summary>
    void Initialize(TimeSpan timeout);

    /// <summary>Opens a topic for <see cref="Write"/>; the same handle for the same name.</summary>
    SinkTopic Open(string topic);

    /// <summary>Begins a transaction. Does nothing for a producer without transactions.</summary>
    void Begin();

    /// <summary>
    /// Hands one record over; its bytes are copied. Waits while the producer's queue is full.
    /// </summary>
    /// <exception cref="WriteFailedException">This record, or an earlier one, cannot be written.</exception>
    void Write(SinkTopic topic, in OutgoingRecord record);

    /// <summary>Serves the client: reports of records that could not be delivered.</summary>
    /// <exception cref="WriteFailedException">A record handed over before was refused or timed out.</exception>
    void Poll();

    /// <summary>Waits until every record handed over is acknowledged.</summary>
    /// <exception cref="WriteFailedException">One was refused, or its own time was up.</exception>
    /// <exception cref="KafkaRetriableException">The time is up, and records are still on their way.</exception>
    void Flush(TimeSpan timeout);

    /// <summary>Adds source offsets to the open transaction; the member's metadata is what fences.</summary>
    void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, GroupMember member, TimeSpan timeout);

    /// <summary>Commits the open transaction.</summary>
    void Commit(TimeSpan timeout);

    /// <summary>Aborts the open transaction: records handed over since <see cref="Begin"/> are never visible.</summary>
    void Abort(TimeSpan timeout);
}

/// <summary>An open topic of one writer.</summary>
/// <param name="Name">The topic.</param>
/// <param name="Handle">What the writer knows it by.</param>
internal sealed record SinkTopic(string Name, nint Handle);

/// <summary>A record on its way out. Its bytes are borrowed.</summary>
internal readonly ref struct OutgoingRecord
{
    /// <summary>
    /// Where it goes; null: where the topic's partitioner says (murmur2 of the key, as Java clients do).
    /// </summary>
    public int? Partition { get; init; }

    public ReadOnlySpan<byte> Key { get; init; }

    public bool HasKey { get; init; }

    public ReadOnlySpan<byte> Value { get; init; }

    /// <summary>False writes a tombstone.</summary>
    public bool HasValue { get; init; }

    /// <summary>Its headers; none by default.</summary>
    public RecordHeaders Headers { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long TimestampMs { get; init; }
}

/// <summary>A record that was handed over could not be written.</summary>
internal sealed class WriteFailedException(string topic, Error error, string reason)
    : Exception($"Could not write a record to topic '{topic}': {reason}")
{
    public Error Error { get; } = error;

    /// <summary>True when the record itself is the cause, so that writing it again would fail again.</summary>
    public bool IsCausedByRecord =>
        Error.Code is ErrorCode.MsgSizeTooLarge or ErrorCode.InvalidMsgSize or ErrorCode.InvalidRecord;
}

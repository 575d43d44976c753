using Confluent.Kafka;

namespace Millrace.Runtime.Reading;

/// <summary>
/// The reading port: one member of the consumer group. Owned by one lane; every call and every call-back happens on the
/// lane's thread, call-backs only inside <see cref="Poll"/> and <see cref="Close"/>.
/// </summary>
internal interface IRecordReader : IDisposable
{
    /// <summary>Joins the group for these topics.</summary>
    void Subscribe(IReadOnlyList<string> topics, IAssignmentListener listener);

    /// <summary>
    /// Waits up to <paramref name="timeout"/> for records, then hands over what is there, in batches of borrowed bytes.
    /// An exception of the receiver or listener comes out of here, after the whole batch was given back to the client.
    /// </summary>
    /// <returns>The number of records handed over.</returns>
    /// <exception cref="KafkaException">The client reports an error that it cannot mend by itself.</exception>
    int Poll(TimeSpan timeout, IRecordRouter router);

    /// <summary>Goes on from another offset of an assigned partition; what was fetched before is dropped.</summary>
    void Seek(TopicPartitionOffset position);

    /// <summary>The first and the next offset of a partition; the next one is that of the last stable record.</summary>
    WatermarkOffsets QueryOffsets(TopicPartition partition, TimeSpan timeout);

    /// <summary>
    /// The next offset of a partition as the last fetch told it, open transactions included; asks no broker. Null while
    /// nothing was fetched.
    /// </summary>
    long? KnownEnd(TopicPartition partition);

    /// <summary>Who the consumer is in its group now; null while it is no member, or has lost its assignment.</summary>
    GroupMember? CurrentMember();

    /// <summary>Commits offsets outside of any transaction.</summary>
    void Commit(IEnumerable<TopicPartitionOffset> offsets);

    /// <summary>Leaves the group (revoking first, on this thread) and closes the client.</summary>
    void Close();
}

/// <summary>
/// A membership: the id that the coordinator gave, and the metadata that fences transactional commits.
/// </summary>
internal sealed record GroupMember(string MemberId, IConsumerGroupMetadata Metadata);

/// <summary>What a lane does when partitions come and go.</summary>
internal interface IAssignmentListener
{
    /// <summary>
    /// Partitions were added; returns where to read each of them from (numbers, no symbolic offsets).
    /// </summary>
    IReadOnlyList<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions);

    /// <summary>Partitions are about to go to another member; the group waits until this returns.</summary>
    void OnRevoked(IReadOnlyList<TopicPartition> partitions);

    /// <summary>Partitions are gone already; nothing may be committed for them.</summary>
    void OnLost(IReadOnlyList<TopicPartition> partitions);
}

/// <summary>Finds the receiver of a partition's records; asked once per run of records of one partition.</summary>
internal interface IRecordRouter
{
    /// <summary>The receiver, or null to drop records of a partition that this lane does not own any more.</summary>
    IPartitionReceiver? ReceiverOf(string topic, int partition);
}

/// <summary>Takes the records of one partition, in the order of their offsets.</summary>
internal interface IPartitionReceiver
{
    /// <summary>
    /// One record; its bytes are valid only during the call. A rebalance can bring records a second time.
    /// </summary>
    void OnRecord(in Contracts.RecordView view, long offset);

    /// <summary>
    /// The reader has come to the partition's end; <paramref name="offset"/> is the next one to be written.
    /// </summary>
    void OnEndOfPartition(long offset);
}

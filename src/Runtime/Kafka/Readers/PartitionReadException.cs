using Confluent.Kafka;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>A partition cannot be read on; the client does not mend this by itself.</summary>
internal sealed class PartitionReadException(TopicPartitionOffset position, Error error)
    : KafkaException(new Error(error.Code, Describe(position, error), error.IsFatal))
{
    /// <summary>Where reading stopped.</summary>
    public TopicPartitionOffset Position { get; } = position;

    private static string Describe(TopicPartitionOffset position, Error error) =>
        $"Topic '{position.Topic}'{Describe(position)}: {error.Reason}" + error.Code switch
        {
            ErrorCode.OffsetOutOfRange or ErrorCode.Local_AutoOffsetReset =>
                ". The broker has no such record (any more): retention deleted it, a broker without it was elected as "
                + "leader, or the topic was created anew. Choose where to go on: set the group's offset "
                + "(kafka-consumer-groups --reset-offsets) and start once with OnOffsetConflict=UseGroup.",
            ErrorCode.UnknownTopicOrPart => ". The topic was deleted, or this client may not see it.",
            _ => "",
        };

    /// <summary>Of a topic that is gone the client has no partition to name.</summary>
    private static string Describe(TopicPartitionOffset position) => position.Partition.Value < 0
        ? " cannot be read"
        : $" partition {position.Partition.Value} cannot be read at offset {position.Offset.Value}";
}

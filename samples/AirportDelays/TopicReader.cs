using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Contracts;

namespace Flights;

/// <summary>Reads what a topic holds now, committed records only.</summary>
internal static class TopicReader
{
    /// <remarks>
    /// A commit is answered before its markers are written, so reading goes to the end of all records and waits there
    /// until the last of them is decided.
    /// </remarks>
    /// <exception cref="TimeoutException">The end was not reached in time.</exception>
    /// <exception cref="InvalidDataException">A record has another shape, in words for the user.</exception>
    public static List<T> ReadAll<T>(string bootstrapServers, string topic, Func<Message<byte[], byte[]>, T> read)
    {
        using IConsumer<byte[], byte[]> consumer = Connect(bootstrapServers);
        Dictionary<TopicPartition, Offset> ends = EndsOf(consumer, topic);
        consumer.Assign(ends.Keys.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        List<T> all = [];
        DateTime deadline = DateTime.UtcNow.AddSeconds(30);
        while (ends.Count > 0)
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"Could not read topic '{topic}' to its end in 30 s.");
            ConsumeResult<byte[], byte[]>? next = consumer.Consume(TimeSpan.FromMilliseconds(100));
            if (next is null) continue;
            if (!next.IsPartitionEOF) all.Add(Read(next, read));
            else if (next.Offset >= ends[next.TopicPartition]) ends.Remove(next.TopicPartition);
        }
        return all;
    }

    private static T Read<T>(ConsumeResult<byte[], byte[]> record, Func<Message<byte[], byte[]>, T> read)
    {
        try
        {
            return read(record.Message);
        }
        catch (RecordFormatException mistake)
        {
            throw new InvalidDataException(
                $"Record {record.Offset} of {record.Topic}[{record.Partition.Value}] is no {typeof(T).Name} "
                + $"({mistake.Message}): the topic holds rows of another version. To write all results anew to "
                + "another one, name it and a new group: --Millrace:Jobs:airport-delays:Topics:airport-delays=NAME "
                + "--Millrace:Jobs:airport-delays:GroupId=NAME",
                mistake);
        }
    }

    private static IConsumer<byte[], byte[]> Connect(string bootstrapServers) =>
        new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "airport-delays-report", // librdkafka asks for one; nothing is committed
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            FetchWaitMaxMs = 10, // an end is told by an answer without records: let it come soon
            IsolationLevel = IsolationLevel.ReadCommitted,
            AllowAutoCreateTopics = false,
        }).Build();

    /// <summary>Asked through the consumer's own client, which then knows where to fetch from.</summary>
    private static Dictionary<TopicPartition, Offset> EndsOf(IConsumer<byte[], byte[]> consumer, string topic)
    {
        using IAdminClient admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        TopicMetadata metadata = admin.GetMetadata(topic, TimeSpan.FromSeconds(10)).Topics.Single();
        ListOffsetsResult ends = admin.ListOffsetsAsync(
            metadata.Partitions.Select(partition => new TopicPartitionOffsetSpec
            {
                TopicPartition = new(topic, partition.PartitionId),
                OffsetSpec = OffsetSpec.Latest(),
            }),
            new() { IsolationLevel = IsolationLevel.ReadUncommitted }).GetAwaiter().GetResult();
        return ends.ResultInfos.ToDictionary(
            end => end.TopicPartitionOffsetError.TopicPartition, end => end.TopicPartitionOffsetError.Offset);
    }
}

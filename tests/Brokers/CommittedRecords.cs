using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Millrace.Brokers;

/// <summary>Reads a topic to its end, committed records only.</summary>
internal static class CommittedRecords
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(30);

    /// <remarks>
    /// A commit is answered before its markers are written. So the end is that of all records, and reading waits until
    /// the last of them is decided; the end of what is stable could be short of what was committed already.
    /// </remarks>
    public static List<(string Key, string Value)> Of(string bootstrapServers, string topic, int partitions)
    {
        using IConsumer<string, string> consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "check",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            FetchWaitMaxMs = 10,
            IsolationLevel = IsolationLevel.ReadCommitted,
        }).Build();
        Dictionary<int, long> ends = EndsOf(consumer, topic, partitions);
        consumer.Assign(ends.Keys.Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        List<(string, string)> records = [];
        using CancellationTokenSource deadline = new(_deadline);
        while (ends.Count > 0)
        {
            ConsumeResult<string, string> next = consumer.Consume(deadline.Token);
            if (!next.IsPartitionEOF) records.Add((next.Message.Key, next.Message.Value));
            else if (next.Offset >= ends[next.Partition]) ends.Remove(next.Partition);
        }
        return records;
    }

    private static Dictionary<int, long> EndsOf(IConsumer<string, string> consumer, string topic, int partitions)
    {
        using IAdminClient admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        ListOffsetsResult ends = admin.ListOffsetsAsync(
            Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffsetSpec
            {
                TopicPartition = new(topic, partition),
                OffsetSpec = OffsetSpec.Latest(),
            }),
            new() { IsolationLevel = IsolationLevel.ReadUncommitted }).GetAwaiter().GetResult();
        return ends.ResultInfos.ToDictionary(
            end => end.TopicPartitionOffsetError.Partition.Value, end => end.TopicPartitionOffsetError.Offset.Value);
    }
}

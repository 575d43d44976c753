using Confluent.Kafka;

namespace Millrace.Kafka.Brokers;

/// <summary>Reads a topic to its end, committed records only.</summary>
internal static class CommittedRecords
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(30);

    public static List<(string Key, string Value)> Of(string bootstrapServers, string topic, int partitions)
    {
        using IConsumer<string, string> consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "check",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
        }).Build();
        HashSet<int> open = [.. Enumerable.Range(0, partitions)];
        consumer.Assign(open.Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        List<(string, string)> records = [];
        using CancellationTokenSource deadline = new(_deadline);
        while (open.Count > 0)
        {
            ConsumeResult<string, string> next = consumer.Consume(deadline.Token);
            if (next.IsPartitionEOF) open.Remove(next.Partition);
            else records.Add((next.Message.Key, next.Message.Value));
        }
        return records;
    }
}

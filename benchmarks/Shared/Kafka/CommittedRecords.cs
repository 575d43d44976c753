using Confluent.Kafka;

namespace Millrace.Benchmarks.Kafka;

/// <summary>Reads a topic to its end, committed records only.</summary>
public static class CommittedRecords
{
    private static readonly TimeSpan _silenceMax = TimeSpan.FromSeconds(30);

    /// <summary>Hands over each record, those of a partition in their order.</summary>
    /// <remarks>
    /// A commit is answered before its markers are written. So the end is that of all records, and reading waits until
    /// the last of them is decided.
    /// </remarks>
    /// <exception cref="BenchmarkException">Nothing came for 30 s, and the end was not reached.</exception>
    public static async Task ReadAsync(
        BenchmarkTopics topics, string name, Action<ConsumeResult<string, byte[]>> onRecord,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(topics);
        ArgumentNullException.ThrowIfNull(onRecord);
        Dictionary<TopicPartition, Offset> ends = new(await topics.EndsOfAsync(name));
        using IConsumer<string, byte[]> consumer = Connect(topics.BootstrapServers);
        consumer.Assign(ends.Keys.Select(static partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        while (ends.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            ConsumeResult<string, byte[]> next = consumer.Consume(_silenceMax) ?? throw new BenchmarkException(
                $"Topic '{name}' could not be read to its end: nothing came for {_silenceMax.TotalSeconds} s; "
                + $"missing: {string.Join(", ", ends.Keys)}. Is a transaction open that nobody ends?");
            if (!next.IsPartitionEOF) onRecord(next);
            else if (next.Offset >= ends[next.TopicPartition]) ends.Remove(next.TopicPartition);
        }
    }

    private static IConsumer<string, byte[]> Connect(string bootstrapServers) =>
        new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "benchmark-reader", // librdkafka asks for one; nothing is committed
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            FetchWaitMaxMs = 10, // an end is told by an answer without records: let it come soon
            FetchQueueBackoffMs = 5,
            IsolationLevel = IsolationLevel.ReadCommitted,
        }).Build();
}

using Confluent.Kafka;

namespace Flights;

/// <summary>How far the job's consumer group has come in a topic.</summary>
internal static class GroupProgress
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(15);

    /// <returns>The sum of the committed offsets; the difference of two is how many records came in between.</returns>
    public static long Of(string bootstrapServers, string groupId, string topic)
    {
        // Only asks: a consumer that subscribes to nothing joins no group.
        using IConsumer<Ignore, Ignore> consumer = new ConsumerBuilder<Ignore, Ignore>(
            new ConsumerConfig { BootstrapServers = bootstrapServers, GroupId = groupId, EnableAutoCommit = false })
            .Build();
        using IAdminClient admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        IEnumerable<TopicPartition> partitions = admin.GetMetadata(topic, _timeout).Topics.Single().Partitions
            .Select(partition => new TopicPartition(topic, partition.PartitionId));
        return consumer.Committed(partitions, _timeout).Sum(committed => Position(consumer, committed));
    }

    /// <summary>A group without a committed offset starts with the first record that the partition still has.</summary>
    private static long Position(IConsumer<Ignore, Ignore> consumer, TopicPartitionOffset committed) =>
        committed.Offset.IsSpecial
            ? consumer.QueryWatermarkOffsets(committed.TopicPartition, _timeout).Low
            : committed.Offset;
}

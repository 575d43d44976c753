using System.Diagnostics;
using Confluent.Kafka;

namespace Flights;

/// <summary>How far the job's consumer group has come in a topic.</summary>
internal static class GroupProgress
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <param name="isolation">
    /// Read committed waits for open transactions that will change the offsets; read uncommitted does not, so it can be
    /// asked while the transaction of a process that was killed is still open.
    /// </param>
    /// <returns>The sum of the committed offsets; the difference of two is how many records came in between.</returns>
    public static async Task<long> OfAsync(
        string bootstrapServers, string groupId, string topic, IsolationLevel isolation)
    {
        // Only asks: a consumer that subscribes to nothing joins no group.
        using IConsumer<Ignore, Ignore> consumer = new ConsumerBuilder<Ignore, Ignore>(
            new ConsumerConfig
            {
                BootstrapServers = bootstrapServers,
                GroupId = groupId,
                EnableAutoCommit = false,
                IsolationLevel = isolation,
            }).Build();
        using IAdminClient admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        TopicPartition[] partitions = [.. admin.GetMetadata(topic, _timeout).Topics.Single().Partitions
            .Select(partition => new TopicPartition(topic, partition.PartitionId))];
        return (await CommittedAsync(consumer, partitions)).Sum(committed => Position(consumer, committed));
    }

    /// <summary>The first group of a new cluster has no coordinator for a moment, so it is asked again.</summary>
    private static async Task<List<TopicPartitionOffset>> CommittedAsync(
        IConsumer<Ignore, Ignore> consumer, TopicPartition[] partitions)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return consumer.Committed(partitions, _timeout);
            }
            catch (KafkaException failure)
                when (LooksForCoordinator(failure.Error.Code) && Stopwatch.GetElapsedTime(start) < _timeout)
            {
                await Task.Delay(_pause);
            }
        }
    }

    private static bool LooksForCoordinator(ErrorCode code) =>
        code is ErrorCode.GroupCoordinatorNotAvailable or ErrorCode.NotCoordinatorForGroup
            or ErrorCode.GroupLoadInProgress;

    /// <summary>A group without a committed offset starts with the first record that the partition still has.</summary>
    private static long Position(IConsumer<Ignore, Ignore> consumer, TopicPartitionOffset committed) =>
        committed.Offset.IsSpecial
            ? consumer.QueryWatermarkOffsets(committed.TopicPartition, _timeout).Low
            : committed.Offset;
}

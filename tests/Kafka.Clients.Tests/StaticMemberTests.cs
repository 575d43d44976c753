using System.Diagnostics;
using Millrace.Runtime.Kafka.Readers;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>Members that come back under the same instance id before the group has missed them.</summary>
public sealed class StaticMemberTests(RealKafka kafka)
{
    private const int PartitionCount = 4;
    private static readonly TimeSpan _timeToRejoin = TimeSpan.FromSeconds(2);
    private static readonly string[] _lanes = ["lane-0", "lane-1"];

    private readonly string _group = Guid.NewGuid().ToString();

    /// <summary>
    /// The group gives members that come back what they had, without a rebalance; so what they had must be everything.
    /// </summary>
    [Fact]
    public async Task Killed_in_the_middle_of_a_rebalance_they_come_back_to_all_partitions()
    {
        var topic = await kafka.CreateTopicAsync(PartitionCount);
        DieInARebalance(topic);

        using var first = Join(_lanes[0], topic, out var firstLane);
        using var second = Join(_lanes[1], topic, out var secondLane);

        firstLane.PollUntil(first, () =>
        {
            second.Poll(TimeSpan.FromMilliseconds(50), secondLane);
            return firstLane.Owned.Count + secondLane.Owned.Count == PartitionCount;
        });
    }

    /// <summary>The first has all partitions; the second joins and has heard of its share; both are gone.</summary>
    private void DieInARebalance(string topic)
    {
        using var first = Join(_lanes[0], topic, out var firstLane);
        firstLane.PollUntil(first, () => firstLane.Owned.Count == PartitionCount);
        using var second = Join(_lanes[1], topic, out var secondLane);
        // Left alone, a cooperative member rejoins but lets go of nothing; any other must be polled to rejoin.
        var alone = Stopwatch.StartNew();
        secondLane.PollUntil(second, () =>
        {
            if (alone.Elapsed > _timeToRejoin) first.Poll(TimeSpan.FromMilliseconds(50), firstLane);
            return !secondLane.Events.IsEmpty;
        });
    }

    private KafkaReader Join(string instance, string topic, out RecordingLane lane)
    {
        KafkaReader reader = new(
            TestClient.Options(kafka.Bootstrap, ("group.instance.id", instance), ("heartbeat.interval.ms", "100")),
            _group);
        lane = new();
        reader.Subscribe([topic], lane);
        return reader;
    }
}

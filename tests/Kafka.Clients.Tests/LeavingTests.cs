using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Brokers;
using Millrace.Runtime.Kafka.Readers;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>Members that leave their group while it is being joined, as the lanes of a process do that ends.</summary>
public sealed class LeavingTests(RealKafka kafka)
{
    private const int Rounds = 8, PartitionCount = 4;
    private static readonly TimeSpan _session = TimeSpan.FromSeconds(30), _deadline = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The second one is about to join when the first one goes, and goes itself before it was given anything: the group
    /// must not keep it until its session is over.
    /// </summary>
    [Fact]
    public async Task A_member_that_leaves_before_it_was_given_anything_is_gone()
    {
        var topic = await kafka.CreateTopicAsync(PartitionCount);
        for (var round = 0; round < Rounds; round++)
        {
            var group = Guid.NewGuid().ToString();
            using var first = Join(group, topic, out var firstLane);
            firstLane.PollUntil(first, () => firstLane.Owned.Count == PartitionCount);
            using var second = Join(group, topic, out var secondLane);
            secondLane.PollUntil(second, () => MembersOf(group) == 2);
            Assert.Empty(secondLane.Events);

            first.Close();
            // The client does several things in a row until it is given something.
            second.Poll(TimeSpan.FromMilliseconds(4 * round), secondLane);
            second.Close();

            await Eventually.TrueAsync("the group is empty", _deadline, () => Task.FromResult(MembersOf(group) == 0));
        }
    }

    private KafkaReader Join(string group, string topic, out RecordingLane lane)
    {
        KafkaReader reader = new(
            TestClient.Options(
                kafka.Bootstrap, ("heartbeat.interval.ms", "2000"),
                ("session.timeout.ms", $"{_session.TotalMilliseconds}")),
            group);
        lane = new();
        reader.Subscribe([topic], lane);
        return reader;
    }

    private int MembersOf(string group)
    {
        using var admin = new AdminClientBuilder([new("bootstrap.servers", kafka.Bootstrap)]).Build();
        return admin.DescribeConsumerGroupsAsync([group]).GetAwaiter().GetResult()
            .ConsumerGroupDescriptions.Single().Members.Count;
    }
}

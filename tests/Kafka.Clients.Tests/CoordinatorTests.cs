using System.Diagnostics;
using Confluent.Kafka;
using Millrace.Runtime.Clients;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>Coordinators of groups that are not ready, as on brokers that have just started.</summary>
public sealed class CoordinatorTests
{
    private const int GroupCount = 20;

    /// <summary>
    /// librdkafka's admin client ends the process when it is told that the coordinator is elsewhere or still loading:
    /// with that one in use, this test would fail with the whole test program.
    /// </summary>
    [Fact]
    public async Task They_can_be_asked_for_offsets()
    {
        await using var broker = await FreezableBroker.StartAsync();
        var partition = new TopicPartition(await broker.CreateTopicAsync(1), 0);
        await Task.WhenAll(Enumerable.Range(0, GroupCount).Select(group => Task.Run(() => AskUntilAnswered(
            broker.Bootstrap, $"group-{group}",
            (admin, group) => Assert.Empty(admin.StableOffsets(group, [partition], TimeSpan.FromSeconds(2)))))));
    }

    [Fact]
    public async Task They_can_be_asked_for_members()
    {
        await using var broker = await FreezableBroker.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, GroupCount).Select(group => Task.Run(() => AskUntilAnswered(
            broker.Bootstrap, $"group-{group}",
            static (admin, group) => Assert.Empty(admin.DescribeGroup(group).Members)))));
    }

    private static void AskUntilAnswered(string bootstrap, string group, Action<ClusterAdmin, string> ask)
    {
        using ClusterAdmin admin = new(
            new Dictionary<string, string> { ["bootstrap.servers"] = bootstrap }, group, static _ => { });
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                ask(admin, group);
                return;
            }
            catch (KafkaException) when (watch.Elapsed < TestClient.Patience)
            {
            }
        }
    }
}

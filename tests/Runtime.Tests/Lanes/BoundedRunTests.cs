using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// A bounded run ends where it would have ended without a crash; the next one takes what has come since.
/// </summary>
public class BoundedRunTests
{
    private static readonly TopicPartition _events = new("events", 0);

    [Fact]
    public async Task A_run_that_was_killed_goes_on_to_the_end_that_it_had()
    {
        InMemoryCluster cluster = await KilledHalfWayAsync();

        Assert.True(await TestRun.RunAsync(cluster));
        Assert.Equal(3, cluster.Group("counts").Committed[_events]);
        Assert.Equal(["window a 0 3"], TestRun.ResultsOf(cluster));

        Assert.True(await TestRun.RunAsync(cluster));
        Assert.Equal(4, cluster.Group("counts").Committed[_events]);
        Assert.Equal(["window a 0 3", "window a 60000 1"], TestRun.ResultsOf(cluster));
    }

    /// <summary>All processes of the group must agree on the end, also those without the partition.</summary>
    [Fact]
    public async Task Every_process_of_the_group_knows_that_end()
    {
        InMemoryCluster cluster = await KilledHalfWayAsync();
        JobPlan plan = new TestProcess<CountsJob>(cluster, new()).Plan;
        InMemoryClients clients = new(cluster, plan, new(), new(new()));
        StateTopicStore checkpoints = new(plan, clients, new(), NullLogger.Instance, TimeProvider.System);
        JobTopics topics = new(plan, clients, checkpoints, NullLogger.Instance);

        var stops = topics.StopOffsets(topics.Prepare().Values, TestContext.Current.CancellationToken);

        Assert.Equal(3, Assert.Single(stops).Value);
    }

    /// <summary>Two of three records are committed, and a fourth is new.</summary>
    private static async Task<InMemoryCluster> KilledHalfWayAsync()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 1, 1), (0, "a", 2, 1)]);
        TestProcess<CountsJob> killed = new(cluster, new()) { Meets = Circumstances.KilledBeforePoll(3) };
        await Assert.ThrowsAsync<CrashException>(() => killed.RunAsync());
        Assert.Equal(2, cluster.Group("counts").Committed[_events]);
        TestRun.Append(cluster, 0, "a", 95_000, 1);
        return cluster;
    }
}

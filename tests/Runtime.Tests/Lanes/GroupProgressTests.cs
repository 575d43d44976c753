using Millrace.Runtime.Clients;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>A lane without partitions stays until those of the others are read and their windows are closed.</summary>
public sealed class GroupProgressTests
{
    [Fact]
    public async Task Offsets_at_the_end_are_not_the_end_while_a_window_is_open()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 1, 1)]);
        await ReadWithoutBoundAsync(cluster);
        Assert.Equal(2, cluster.Group("counts").Committed[new("events", 0)]);
        Assert.Empty(TestRun.ResultsOf(cluster));

        Assert.False(IsGroupAtEnd(cluster));

        Assert.True(await TestRun.RunAsync(cluster));
        Assert.Equal(["window a 0 2"], TestRun.ResultsOf(cluster));
        Assert.True(IsGroupAtEnd(cluster));
    }

    private static async Task ReadWithoutBoundAsync(InMemoryCluster cluster)
    {
        TestProcess<CountsJob> killed = new(cluster, new())
        {
            StopAt = StopAt.Never,
            Meets = Circumstances.KilledBeforePoll(4),
        };
        await Assert.ThrowsAsync<CrashException>(() => killed.RunAsync());
    }

    /// <summary>Asks as a lane of a bounded run does that was given nothing.</summary>
    private static bool IsGroupAtEnd(InMemoryCluster cluster)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        JobPlan plan = new TestProcess<CountsJob>(cluster, new()).Plan;
        InMemoryClients clients = new(cluster, plan, new(), new(new()));
        JobContext job = TestContexts.Of(plan, clients);
        using LaneClients lane = new(clients, plan.LaneId(1), job.Checkpoints);
        return new GroupProgress(job, lane).IsGroupAtEnd([], stop);
    }
}

using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>A group that has given partitions to nobody, and is stable.</summary>
public sealed class UnassignedPartitionsTests
{
    private static readonly (int, string, long, int)[] _events = [(0, "a", 0, 1), (1, "b", 0, 2)];

    private readonly FakeTimeProvider _time = new();
    private readonly LoggedEvents _logged = new();

    /// <summary>
    /// A static member takes the place that it had, without a rebalance: so it must be away until that is gone.
    /// </summary>
    [Fact]
    public async Task The_lane_leaves_so_that_they_are_spread_anew()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events, _time);
        TestProcess<CountsJob> process = Process(cluster);
        ForgetPartitionsOf(cluster, process.Plan.LaneId(0));
        DateTimeOffset begun = _time.GetUtcNow();

        Assert.True(await process.RunAsync());

        Assert.Equal(Reference.ResultsOf([.. _events]).Order(), TestRun.ResultsOf(cluster).Order());
        Assert.Equal(1, _logged.Restarts);
        Assert.Contains("has given events [[0]], events [[1]] to nobody", _logged.LastOf(1015));
        Assert.InRange(_time.GetUtcNow() - begun, cluster.SessionTimeout, cluster.SessionTimeout * 2);
    }

    private TestProcess<CountsJob> Process(InMemoryCluster cluster) => new(cluster, new())
    {
        Time = _time,
        Logger = _logged,
        Pause = (delay, _) => _time.Advance(delay),
        Meets = new() { BeforePoll = _ => _time.Advance(TimeSpan.FromMilliseconds(100)) },
    };

    /// <summary>As brokers do that take the join of a static member back, while the group has gone on.</summary>
    private static void ForgetPartitionsOf(InMemoryCluster cluster, string instance)
    {
        ConsumerGroup group = cluster.Group("counts");
        Membership forgotten = group.Join(instance, instance, ["events"], static () => true);
        forgotten.Target = [];
    }
}

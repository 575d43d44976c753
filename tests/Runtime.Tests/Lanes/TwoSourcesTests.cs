using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>The time of a task with two inputs is that of the one that is behind, until that one has ended.</summary>
public class TwoSourcesTests
{
    [Fact]
    public async Task Time_is_that_of_the_input_that_is_behind_also_after_a_restart()
    {
        InMemoryCluster cluster = ClusterOf(noteAt: 5000, (0, "a", 0, 1), (0, "a", 200_000, 1));
        await StopInPollAsync(cluster, 3);
        Assert.Equal(["note n 5000 0"], TestRun.ResultsOf(cluster));

        TestRun.Append(cluster, 0, "a", 1000, 1);
        await StopInPollAsync(cluster, 2);
        Assert.Equal(["note n 5000 0"], TestRun.ResultsOf(cluster));

        TestRun.AppendNote(cluster, "n", 100_000);
        await StopInPollAsync(cluster, 2);
        Assert.Equal(["note n 5000 0", "note n 100000 0", "window a 0 2"], TestRun.ResultsOf(cluster));
    }

    [Fact]
    public async Task An_input_that_has_ended_holds_nothing_back_also_after_a_restart()
    {
        InMemoryCluster cluster = ClusterOf(
            noteAt: 0, (0, "a", 0, 1), (0, "a", 95_000, 1), (0, "a", 1000, 1), (0, "a", 300_000, 1),
            (0, "a", 100_000, 1));
        TestProcess<JoinedJob> killed = new(cluster, new()) { Meets = Circumstances.KilledBeforePoll(4) };
        await Assert.ThrowsAsync<CrashException>(() => killed.RunAsync());
        Assert.Equal(["note n 0 0", "window a 0 1", "late a 1000 1"], TestRun.ResultsOf(cluster));

        Assert.True(await new TestProcess<JoinedJob>(cluster, new()).RunAsync());

        Assert.Equal(
            ["window a 60000 1", "late a 100000 1", "window a 300000 1"], TestRun.ResultsOf(cluster).Skip(3));
    }

    private static InMemoryCluster ClusterOf(
        long noteAt, params (int Partition, string Key, long At, int Value)[] events)
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, events).WithTopic("notes", 1);
        TestRun.AppendNote(cluster, "n", noteAt);
        return cluster;
    }

    private static async Task StopInPollAsync(InMemoryCluster cluster, int poll)
    {
        using CancellationTokenSource stop = new();
        TestProcess<JoinedJob> process = new(cluster, new())
        {
            StopAt = StopAt.Never,
            Meets = Circumstances.StoppedInPoll(poll, stop),
        };
        Assert.False(await process.RunAsync(stop.Token));
    }
}

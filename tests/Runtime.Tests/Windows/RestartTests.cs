using Confluent.Kafka;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Windows;

/// <summary>Windows of jobs that end before their time and begin again: each is written once.</summary>
public class RestartTests
{
    private static readonly TimeSpan _onlyAtTheEnd = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_window_that_was_closed_stays_closed_after_a_restart()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 95_000, 1), (0, "a", 1000, 1)]);
        await Assert.ThrowsAsync<CrashException>(
            () => new TestProcess<CountsJob>(cluster, new()) { Meets = Circumstances.KilledBeforePoll(3) }.RunAsync());
        Assert.Equal(["window a 0 1"], TestRun.ResultsOf(cluster));

        Assert.True(await TestRun.RunAsync(cluster));

        Assert.Equal(["window a 0 1", "late a 1000 1", "window a 60000 1"], TestRun.ResultsOf(cluster));
    }

    /// <summary>With a smaller bound of disorder the restored watermark is past the window's end.</summary>
    [Fact]
    public async Task A_window_that_is_due_at_a_restart_closes_before_the_first_record()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 85_000, 1), (0, "a", 1000, 1)]);
        await Assert.ThrowsAsync<CrashException>(
            () => new TestProcess<CountsJob>(cluster, new()) { Meets = Circumstances.KilledBeforePoll(3) }.RunAsync());
        Assert.Empty(TestRun.ResultsOf(cluster));

        TestProcess<CountsJob> second = new(cluster, new()) { Events = new() { MaxOutOfOrderness = TimeSpan.Zero } };
        Assert.True(await second.RunAsync());

        Assert.Equal(["window a 0 1", "late a 1000 1", "window a 60000 1"], TestRun.ResultsOf(cluster));
    }

    /// <summary>What a restored task has done before its first record is done again after a refused commit.</summary>
    [Fact]
    public async Task A_window_that_is_due_at_a_restart_closes_again_when_the_commit_is_refused()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 85_000, 1), (0, "a", 1000, 1)]);
        await Assert.ThrowsAsync<CrashException>(
            () => new TestProcess<CountsJob>(cluster, new()) { Meets = Circumstances.KilledBeforePoll(3) }.RunAsync());

        TestProcess<CountsJob> second = new(cluster, new())
        {
            Events = new() { MaxOutOfOrderness = TimeSpan.Zero },
            Meets = new() { AtTransactionStep = static n => Refused(n == 1) },
        };
        Assert.True(await second.RunAsync());

        Assert.Equal(1, second.Meets.Restores);
        Assert.Equal(["window a 0 1", "late a 1000 1", "window a 60000 1"], TestRun.ResultsOf(cluster));
    }

    /// <summary>The client holds all partitions then, and some of them have no task yet.</summary>
    [Fact(Timeout = 60_000)]
    public async Task A_write_that_is_refused_while_partitions_are_taken_over_costs_the_clients()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(
            2, [(0, "a", 0, 1), (0, "a", 85_000, 1), (0, "a", 86_000, 1), (1, "b", 0, 1)]);
        await Assert.ThrowsAsync<CrashException>(
            () => new TestProcess<CountsJob>(cluster, new()) { Meets = Circumstances.KilledBeforePoll(3) }.RunAsync());
        LoggedEvents log = new();
        TestProcess<CountsJob> second = new(cluster, new())
        {
            Events = new() { MaxOutOfOrderness = TimeSpan.Zero },
            Meets = new() { AtWrite = static n => n == 1 ? ErrorCode.NotEnoughReplicas : ErrorCode.NoError },
            Logger = log,
        };

        Assert.True(await second.RunAsync(TestContext.Current.CancellationToken));

        Assert.Equal((0, 1), (log.Rewinds, log.Restarts));
        Assert.Equal(["window a 0 1", "window a 60000 2", "window b 0 1"], TestRun.ResultsOf(cluster).Order());
    }

    /// <summary>
    /// Of the keys that are due at a restart one is written before the next one fails. That is committed together with
    /// what the other partition has done, so it must not come again.
    /// </summary>
    [Fact]
    public async Task A_close_that_fails_at_a_restart_is_gone_on_with_at_its_key()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, [(1, "a", 0, 1), (1, "b", 0, 2), (1, "c", 0, 4)]);
        await FailAtAsync("close a");
        await FailAtAsync("close c");
        Assert.Equal(["window a 0 1", "window b 0 2"], TestRun.ResultsOf(cluster));

        Assert.True(await TestRun.RunAsync(cluster));

        Assert.Equal(["window a 0 1", "window b 0 2", "window c 0 4"], TestRun.ResultsOf(cluster));

        async Task FailAtAsync(string call)
        {
            CountsJob broken = new() { Before = at => ThrowAt(at, call) };
            await Assert.ThrowsAsync<HandlerFailedException>(
                () => new TestProcess<CountsJob>(cluster, broken).RunAsync());
        }
    }

    /// <summary>
    /// Once with entries in the state topic, once without; once by a record, once by the end of the input.
    /// </summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(7, true)]
    [InlineData(7, false)]
    public async Task A_close_that_fails_is_gone_on_with_at_its_key(int batchRecords, bool byRecord)
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "b", 0, 2), (0, "c", 0, 4)]);
        if (byRecord) TestRun.Append(cluster, 0, "d", 95_000, 8);
        CountsJob broken = new() { Before = static call => ThrowAt(call, "close b") };
        TestProcess<CountsJob> first = new(cluster, broken)
        {
            Meets = new() { BatchRecords = () => batchRecords },
            CheckpointInterval = batchRecords == 1 ? TimeSpan.Zero : _onlyAtTheEnd,
        };

        var failure = await Assert.ThrowsAsync<HandlerFailedException>(() => first.RunAsync());

        Assert.Contains("of key 'b'", failure.Message);
        Assert.Equal(["window a 0 1"], TestRun.ResultsOf(cluster));
        Assert.Equal(cluster.Records("events", 0).Count, cluster.Group("counts").Committed[new("events", 0)]);
        Assert.True(await TestRun.RunAsync(cluster));
        string[] ofRecord = byRecord ? ["window d 60000 8"] : [];
        Assert.Equal(
            ["window a 0 1", "window b 0 2", "window c 0 4", .. ofRecord], TestRun.ResultsOf(cluster).Order());
    }

    [Fact]
    public async Task A_close_that_failed_at_the_end_of_input_does_not_end_time()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1)]);
        CountsJob broken = new() { Before = static call => ThrowAt(call, "close a") };
        await Assert.ThrowsAsync<HandlerFailedException>(
            () => new TestProcess<CountsJob>(cluster, broken).RunAsync());
        Assert.True(await TestRun.RunAsync(cluster));
        TestRun.Append(cluster, 0, "a", 95_000, 2);

        Assert.True(await TestRun.RunAsync(cluster));

        Assert.Equal(["window a 0 1", "window a 60000 2"], TestRun.ResultsOf(cluster));
    }

    /// <summary>
    /// Both windows close at the end of the input, and are taken back; then the first one fails. The second one was
    /// never written, and so it goes on.
    /// </summary>
    [Fact]
    public async Task What_was_closed_in_a_refused_round_takes_records_again()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 61_000, 2)]);
        int closes = 0;
        CountsJob broken = new() { Before = call => ThrowAt(++closes == 3 ? call : "", "close a") };
        Circumstances refused = new() { AtTransactionStep = static n => Refused(n == 1) };
        await Assert.ThrowsAsync<HandlerFailedException>(
            () => new TestProcess<CountsJob>(cluster, broken) { Meets = refused }.RunAsync());
        TestRun.Append(cluster, 0, "a", 62_000, 4);
        using CancellationTokenSource stop = new();
        TestProcess<CountsJob> endless = new(cluster, new())
        {
            StopAt = StopAt.Never,
            Meets = Circumstances.StoppedInPoll(2, stop),
        };

        Assert.False(await endless.RunAsync(stop.Token));
        Assert.Equal(["window a 0 1"], TestRun.ResultsOf(cluster));

        Assert.True(await TestRun.RunAsync(cluster));
        Assert.Equal(["window a 0 1", "window a 60000 6"], TestRun.ResultsOf(cluster));
    }

    /// <summary>A window that is written for one of its keys takes no record any more.</summary>
    [Fact]
    public async Task A_window_that_is_closed_in_part_is_closed_by_an_endless_run_too()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "b", 0, 2)]);
        CountsJob broken = new() { Before = static call => ThrowAt(call, "close b") };
        await Assert.ThrowsAsync<HandlerFailedException>(
            () => new TestProcess<CountsJob>(cluster, broken).RunAsync());
        TestRun.Append(cluster, 0, "a", 1000, 4);
        using CancellationTokenSource stop = new();
        TestProcess<CountsJob> endless = new(cluster, new())
        {
            StopAt = StopAt.Never,
            Meets = Circumstances.StoppedInPoll(2, stop),
        };

        Assert.False(await endless.RunAsync(stop.Token));

        Assert.Equal(["window a 0 1", "window b 0 2", "late a 1000 4"], TestRun.ResultsOf(cluster));
    }

    private static ErrorCode Refused(bool isRefused) =>
        isRefused ? ErrorCode.RebalanceInProgress : ErrorCode.NoError;

    private static void ThrowAt(string call, string at)
    {
        if (call == at) throw new InvalidOperationException("not this one");
    }
}

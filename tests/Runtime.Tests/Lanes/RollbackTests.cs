using Confluent.Kafka;
using CsCheck;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// A round that has to be aborted while the clients live on: every task goes back to its last checkpoint from memory,
/// and nothing is missing or twice in the end.
/// </summary>
public class RollbackTests
{
    private const int Partitions = 2;

    private static readonly List<Given> _events =
        [.. Enumerable.Range(0, 60).Select(i => (i % 2, $"k{i % 6}", i * 7_000L - (i % 5 * 20_000L), i % 7))];

    private static readonly TimeSpan _onlyAtTheEnd = TimeSpan.FromHours(1);

    public static TheoryData<TimeSpan> Intervals => [TimeSpan.Zero, _onlyAtTheEnd];

    [Theory]
    [MemberData(nameof(Intervals))]
    public async Task A_refusal_at_any_step_of_a_commit_changes_nothing(TimeSpan interval)
    {
        Circumstances counter = new();
        await RunAsync(_events, counter, interval);
        for (int at = 1; at <= counter.TransactionSteps; at++)
        {
            Circumstances meets = Refusing(n => n == at);
            AssertEqual(rollbacks: 1, restarts: 0, await RunAsync(_events, meets, interval), meets);
        }
    }

    /// <summary>Windows open, close and are taken back at will; up to four refusals in a row.</summary>
    [Fact]
    public async Task Refusals_again_and_again_restore_nothing() => await Gen
        .Select(EventGen.Events, Gen.Int[0, 4].Array[1, 20], Gen.Int[1, 9])
        .SampleAsync(async (events, refusalsInARow, batchRecords) =>
        {
            // Each commit is refused as often as its turn says, and then goes through, in its two steps.
            bool[] refuses = [.. refusalsInARow.SelectMany(static times =>
                Enumerable.Repeat(true, times).Append(false).Append(false))];
            Circumstances meets = Refusing(n => n <= refuses.Length && refuses[n - 1], batchRecords: batchRecords);
            LoggedEvents log = await RunAsync(events, meets, TimeSpan.Zero);
            Assert.Equal((0, Partitions), (log.Restarts, meets.Restores));
        }, iter: 200);

    /// <summary>Of two partitions one stays; what was done in it since the last commit goes with the other.</summary>
    [Fact]
    public async Task A_partition_that_stays_in_a_rebalance_is_not_restored()
    {
        Circumstances counter = new();
        await RunAsync(_events, counter, _onlyAtTheEnd);
        for (int at = 2; at <= counter.Polls; at++)
        {
            Circumstances meets = new() { IsRebalance = n => n == at, AtTransactionStep = n => Code(n == 1) };
            LoggedEvents log = await RunAsync(_events, meets, _onlyAtTheEnd);
            Assert.Equal((1, 0, Partitions + 1), (log.Rewinds, log.Restarts, meets.Restores));
        }
    }

    /// <summary>An output, a state entry or a checkpoint record; the first of a record's outputs or another.</summary>
    [Fact]
    public async Task A_record_that_brokers_refuse_takes_back_the_round()
    {
        Circumstances counter = new();
        await RunAsync(_events, counter, TimeSpan.Zero);
        for (int at = 1; at <= counter.Writes; at++)
        {
            Circumstances meets = new() { AtWrite = n => Code(n == at, ErrorCode.NotEnoughReplicas) };
            AssertEqual(rollbacks: 1, restarts: 0, await RunAsync(_events, meets, TimeSpan.Zero), meets);
        }
    }

    /// <summary>What was committed, and what not, is for Kafka to say then.</summary>
    [Theory]
    [InlineData(ErrorCode.Local_TimedOut)]
    [InlineData(ErrorCode.NetworkException)]
    public async Task Brokers_that_do_not_answer_cost_the_clients(ErrorCode silence)
    {
        Circumstances meets = Refusing(static n => n == 3, silence);
        AssertEqual(rollbacks: 0, restarts: 1, await RunAsync(_events, meets, TimeSpan.Zero), meets);
    }

    [Theory]
    [InlineData(5, 5, 0)]
    [InlineData(6, 5, 1)]
    public async Task After_five_in_a_row_the_clients_are_made_anew(int refusals, int rollbacks, int restarts)
    {
        Circumstances meets = Refusing(n => n <= refusals);
        AssertEqual(rollbacks, restarts, await RunAsync(_events, meets, TimeSpan.Zero), meets);
    }

    [Fact]
    public async Task Any_other_refusal_ends_the_job()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(Partitions, _events);
        Circumstances meets = Refusing(n => n == 3, ErrorCode.GroupAuthorizationFailed);
        LoggedEvents log = new();
        var failure = await Assert.ThrowsAsync<KafkaTxnRequiresAbortException>(
            () => ProcessOf(cluster, meets, TimeSpan.Zero, log).RunAsync());
        Assert.Equal(ErrorCode.GroupAuthorizationFailed, failure.Error.Code);
        Assert.Equal((0, 0), (log.Rewinds, log.Restarts));
        Assert.Equal(7, cluster.Group("counts").Committed[new("events", 0)]);
    }

    /// <summary>What came before the record is not committed yet, although no task has changes any more.</summary>
    [Fact]
    public async Task A_record_that_fails_as_well_is_not_reached_before_what_came_before_is_committed()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 3), (0, "a", 1, 3), (0, "a", 2, int.MinValue)]);
        Circumstances meets = Refusing(static n => n == 1);

        var failure = await Assert.ThrowsAsync<RecordFailedException>(
            () => ProcessOf(cluster, meets, _onlyAtTheEnd, new()).RunAsync());

        Assert.True(failure.IsReached);
        Assert.Equal(2, cluster.Group("counts").Committed[new("events", 0)]);
        Assert.Equal(["total a 0 3", "total a 1 6"], TestRun.ResultsOf(cluster));
    }

    /// <summary>One of a record's two outputs was handed over and is gone with the transaction.</summary>
    [Fact]
    public async Task Outputs_that_were_torn_apart_are_whole_again_after_a_rollback()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(
            1, [(0, "a", 100_000, 3), (0, "a", 0, 3), (0, "a", 2, int.MinValue)]);
        Circumstances meets = new() { AtWrite = static n => Code(n == 3, ErrorCode.NotEnoughReplicas) };
        LoggedEvents log = new();

        var failure = await Assert.ThrowsAsync<RecordFailedException>(
            () => ProcessOf(cluster, meets, _onlyAtTheEnd, log).RunAsync());

        Assert.True(failure.IsReached);
        Assert.Equal(["total a 100000 3", "late a 0 3", "total a 0 6"], TestRun.ResultsOf(cluster));
        Assert.Equal((1, 0), (log.Rewinds, log.Restarts));
    }

    [Fact]
    public async Task What_is_done_again_is_counted_once()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(
            1, [(0, "a", 0, 1), (0, "a", 200_000, 1), (0, "a", 1, 1), (0, "a", 2, 1)]);
        LoggedEvents log = new();
        TestProcess<DroppingJob> process = new(cluster, new()) { Meets = Refusing(static n => n == 1), Logger = log };

        Assert.True(await process.RunAsync());

        Assert.Equal(1, log.Rewinds);
        Assert.Contains("dropped 2 late", log.LateDropped);
    }

    private static ErrorCode Code(bool isRefused, ErrorCode code = ErrorCode.RebalanceInProgress) =>
        isRefused ? code : ErrorCode.NoError;

    private static Circumstances Refusing(
        Func<int, bool> steps, ErrorCode code = ErrorCode.RebalanceInProgress, int batchRecords = 7) =>
        new() { BatchRecords = () => batchRecords, AtTransactionStep = n => Code(steps(n), code) };

    /// <summary>Runs the job to its end and compares what it has written and committed.</summary>
    private static async Task<LoggedEvents> RunAsync(List<Given> events, Circumstances meets, TimeSpan interval)
    {
        InMemoryCluster cluster = TestRun.ClusterOf(Partitions, events);
        LoggedEvents log = new();
        Assert.True(await ProcessOf(cluster, meets, interval, log).RunAsync());
        Assert.Equal(Reference.ResultsOf(events).Order(), TestRun.ResultsOf(cluster).Order());
        for (int partition = 0; partition < Partitions; partition++)
            Assert.Equal(
                cluster.Records("events", partition).Count,
                cluster.Group("counts").Committed[new("events", partition)]);
        return log;
    }

    private static TestProcess<CountsJob> ProcessOf(
        InMemoryCluster cluster, Circumstances meets, TimeSpan interval, LoggedEvents log) =>
        new(cluster, new()) { Meets = meets, CheckpointInterval = interval, Logger = log };

    /// <summary>Tasks are restored when a session begins, and only then.</summary>
    private static void AssertEqual(int rollbacks, int restarts, LoggedEvents log, Circumstances meets) => Assert.Equal(
        (rollbacks, restarts, Partitions * (1 + restarts)), (log.Rewinds, log.Restarts, meets.Restores));
}

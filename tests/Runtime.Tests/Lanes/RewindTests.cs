using Confluent.Kafka;
using Millrace.Runtime.Tests.InMemory;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// A transaction that a rebalance has spoilt: every task goes back to its last checkpoint, and nothing is missing or
/// twice in the end.
/// </summary>
public class RewindTests
{
    private static readonly List<Given> _events =
        [.. Enumerable.Range(0, 60).Select(i => (i % 2, $"k{i % 6}", i * 7_000L - (i % 5 * 20_000L), i % 7))];

    public static TheoryData<TimeSpan> Intervals => [TimeSpan.Zero, TimeSpan.FromHours(1)];

    [Theory]
    [MemberData(nameof(Intervals))]
    public async Task A_rebalance_at_any_step_of_a_commit_changes_nothing(TimeSpan interval)
    {
        Circumstances counter = new();
        await RunAsync(TestRun.ClusterOf(2, _events), counter, interval, new());
        for (int at = 1; at <= counter.TransactionSteps; at++)
        {
            InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
            LoggedEvents log = new();
            Assert.True(await RunAsync(cluster, Refusing(n => n == at), interval, log));
            AssertComplete(cluster);
            Assert.Equal((1, 0), (log.Rewinds, log.Restarts));
        }
    }

    [Theory]
    [InlineData(5, 5, 0)]
    [InlineData(6, 5, 1)]
    public async Task After_five_in_a_row_the_clients_are_made_anew(int refusals, int rewinds, int restarts)
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        LoggedEvents log = new();
        Assert.True(await RunAsync(cluster, Refusing(n => n <= refusals), TimeSpan.Zero, log));
        AssertComplete(cluster);
        Assert.Equal((rewinds, restarts), (log.Rewinds, log.Restarts));
    }

    /// <summary>Each refusal is at a SendOffsets, and the next SendOffsets and Commit go through.</summary>
    [Fact]
    public async Task A_commit_in_between_starts_the_count_again()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        Circumstances meets = Refusing(n => n % 3 == 1, batchRecords: 3);
        LoggedEvents log = new();
        Assert.True(await RunAsync(cluster, meets, TimeSpan.Zero, log));
        AssertComplete(cluster);
        Assert.True(log.Rewinds > 5, $"only {log.Rewinds} rewinds");
        Assert.Equal(0, log.Restarts);
    }

    [Fact]
    public async Task Any_other_refusal_is_no_rebalance()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        Circumstances meets = Refusing(n => n == 3, ErrorCode.GroupAuthorizationFailed);
        LoggedEvents log = new();
        var failure = await Assert.ThrowsAsync<KafkaTxnRequiresAbortException>(
            () => RunAsync(cluster, meets, TimeSpan.Zero, log));
        Assert.Equal(ErrorCode.GroupAuthorizationFailed, failure.Error.Code);
        Assert.Equal((0, 0), (log.Rewinds, log.Restarts));
        Assert.Equal(7, cluster.Committed[new("events", 0)]);
    }

    private static Circumstances Refusing(
        Func<int, bool> steps, ErrorCode code = ErrorCode.RebalanceInProgress, int batchRecords = 7) => new()
    {
        BatchRecords = batchRecords,
        AtTransactionStep = n => steps(n) ? code : ErrorCode.NoError,
    };

    private static Task<bool> RunAsync(
        InMemoryCluster cluster, Circumstances meets, TimeSpan interval, LoggedEvents log) =>
        new TestProcess<CountsJob>(cluster, new())
        {
            Meets = meets,
            CheckpointInterval = interval,
            Logger = log,
        }.RunAsync();

    private static void AssertComplete(InMemoryCluster cluster)
    {
        Assert.Equal(Reference.ResultsOf(_events).Order(), TestRun.ResultsOf(cluster).Order());
        for (int partition = 0; partition < 2; partition++)
            Assert.Equal(cluster.Records("events", partition).Count, cluster.Committed[new("events", partition)]);
    }
}

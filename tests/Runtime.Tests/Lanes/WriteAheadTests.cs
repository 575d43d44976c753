using Confluent.Kafka;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// Entries that are written ahead of their checkpoint count with it or not at all, and what changes after that is
/// written again.
/// </summary>
public class WriteAheadTests
{
    private const int WroteAhead = 1024;

    /// <summary>Whatever there is, from the second checkpoint on.</summary>
    private static readonly WriteAheadBounds _always =
        new() { IntervalParts = 1, EntriesMin = 1, RecordsPerEntryMax = int.MaxValue };

    private static readonly List<Given> _events =
        [.. Enumerable.Range(0, 60).Select(i => (i % 2, $"k{i % 6}", i * 7_000L - (i % 5 * 20_000L), i % 7))];

    [Fact]
    public async Task A_crash_at_any_call_of_a_port_changes_nothing() => await EventGen.Events.SampleAsync(
        static async events =>
        {
            CrashPoint counter = new();
            await ProcessOf(TestRun.ClusterOf(2, events), counter).RunAsync();
            for (int at = 1; at <= counter.Calls; at++)
            {
                InMemoryCluster cluster = TestRun.ClusterOf(2, events);
                await Assert.ThrowsAsync<CrashException>(() => ProcessOf(cluster, new(at)).RunAsync());
                Assert.True(await ProcessOf(cluster).RunAsync());
                AssertResults(events, cluster);
            }
        }, iter: 3);

    /// <summary>Rounds are taken back once or more often, after they were written ahead, and then go through.</summary>
    [Fact]
    public async Task A_round_that_is_taken_back_is_written_ahead_anew() => await Gen
        .Select(EventGen.Events, Gen.Int[0, 3].Array[1, 20], Gen.Int[1, 9], Gen.Int[7, 20])
        .SampleAsync(static async (events, refusalsInARow, batchRecords, rebalanceEvery) =>
        {
            bool[] refuses = [.. refusalsInARow.SelectMany(static times =>
                Enumerable.Repeat(true, times).Append(false).Append(false))];
            InMemoryCluster cluster = TestRun.ClusterOf(2, events);
            TestProcess<CountsJob> process = ProcessOf(
                cluster, batchRecords: batchRecords, isRebalance: poll => poll % rebalanceEvery == 0,
                atTransactionStep: n =>
                    n <= refuses.Length && refuses[n - 1] ? ErrorCode.UnstableOffsetCommit : ErrorCode.NoError);
            Assert.True(await process.RunAsync());
            AssertResults(events, cluster);
        }, iter: 200);

    [Fact]
    public async Task Few_entries_wait_for_their_checkpoint() =>
        Assert.Equal(0, await TimesAheadAsync(_always with { EntriesMin = 1000 }));

    [Fact]
    public async Task Entries_that_change_all_the_time_wait_for_their_checkpoint() =>
        Assert.Equal(0, await TimesAheadAsync(_always with { RecordsPerEntryMax = 0 }));

    [Fact]
    public async Task Without_transactions_nothing_is_written_ahead() =>
        Assert.Equal(0, await TimesAheadAsync(_always, Delivery.AtLeastOnce));

    /// <summary>In the first round, which comes to its end after 100 ms, nothing is; then in each once.</summary>
    [Fact]
    public async Task Once_in_a_round_is_enough() => Assert.Equal(1, await TimesAheadAsync(_always));

    private static async Task<int> TimesAheadAsync(
        WriteAheadBounds bounds, Delivery delivery = Delivery.ExactlyOnce)
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        LoggedEvents log = new();
        Assert.True(await ProcessOf(cluster, logger: log, bounds: bounds, delivery: delivery).RunAsync());
        AssertResults(_events, cluster);
        return log.CountOf(WroteAhead);
    }

    /// <summary>
    /// A poll takes 20 ms. The first checkpoint is the one that follows a take-over soon, the next one that of the end.
    /// </summary>
    private static TestProcess<CountsJob> ProcessOf(
        InMemoryCluster cluster, CrashPoint? crash = null, LoggedEvents? logger = null, WriteAheadBounds? bounds = null,
        Delivery delivery = Delivery.ExactlyOnce, int batchRecords = 3, Func<int, bool>? isRebalance = null,
        Func<int, ErrorCode>? atTransactionStep = null)
    {
        FakeTimeProvider time = new();
        return new(cluster, new())
        {
            Meets = new()
            {
                Crash = crash ?? new(),
                BatchRecords = () => batchRecords,
                BeforePoll = _ => time.Advance(TimeSpan.FromMilliseconds(20)),
                IsRebalance = isRebalance ?? (static _ => false),
                AtTransactionStep = atTransactionStep ?? (static _ => ErrorCode.NoError),
            },
            Time = time,
            Logger = logger ?? new(),
            Delivery = delivery,
            CheckpointInterval = TimeSpan.FromHours(1),
            WriteAhead = bounds ?? _always,
        };
    }

    private static void AssertResults(List<Given> events, InMemoryCluster cluster) =>
        Assert.Equal(Reference.ResultsOf(events).Order(), TestRun.ResultsOf(cluster).Order());
}

using CsCheck;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Objects;
using Millrace.Testing.Processes;
using static Millrace.Runtime.Tests.InMemory.CacheRun;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>A job with a local cache comes to the same state and outputs as without, whatever happens.</summary>
public sealed class LocalCacheTests
{
    [Theory]
    [InlineData(Delivery.ExactlyOnce)]
    [InlineData(Delivery.AtLeastOnce)]
    public async Task A_crash_at_any_call_of_a_port_changes_nothing(Delivery delivery) =>
        await EventGen.Events.SampleAsync(async events =>
        {
            TestProcess<CountsJob> whole = ProcessOf(TestRun.ClusterOf(2, events), new(), delivery: delivery);
            Assert.True(await whole.RunAsync());
            for (int at = 1; at <= whole.Meets.Crash.Calls; at++)
            {
                InMemoryCluster cluster = TestRun.ClusterOf(2, events);
                InMemoryFolder cache = new();
                await RunToCrashAsync(ProcessOf(cluster, cache, new() { Crash = new(at) }, delivery: delivery));
                Assert.True(await ProcessOf(cluster, cache, delivery: delivery).RunAsync());
                AssertResults(events, cluster, delivery);
            }
        }, iter: 5);

    /// <summary>With compaction at any time, processes without the cache in between, and folders of before.</summary>
    [Fact]
    public async Task Whatever_happens_comes_to_the_same_end() => await Gen
        .Select(EventGen.Events, Gen.Select(Gen.Int[1, 60], Gen.Int[0, 5]).Array[1, 12], Gen.Bool)
        .SampleAsync(async (events, lives, isExactlyOnce) =>
        {
            Delivery delivery = isExactlyOnce ? Delivery.ExactlyOnce : Delivery.AtLeastOnce;
            InMemoryCluster cluster = TestRun.ClusterOf(2, events);
            InMemoryFolder cache = new(), old = new();
            foreach ((int crashAt, int turn) in lives)
            {
                await RunToCrashAsync(ProcessOf(
                    cluster, turn == 0 ? null : cache, new() { Crash = new(crashAt) }, delivery: delivery));
                // Without transactions brokers wait with it (min.compaction.lag.ms): what a crash leaves must not win.
                if (turn == 1 && isExactlyOnce) Compact(cluster);
                if (turn == 2) old = Copy(cache);
                if (turn == 3) cache = Copy(old);
            }
            Assert.True(await ProcessOf(cluster, cache, delivery: delivery).RunAsync());
            AssertResults(events, cluster, delivery);
        }, iter: 200);

    [Fact]
    public async Task A_restart_reads_its_files_and_the_tail_of_the_topic()
    {
        (InMemoryCluster cluster, InMemoryFolder cache) = await KilledAsync();
        LoggedEvents logged = new();

        Assert.True(await ProcessOf(cluster, cache, logger: logged).RunAsync());

        Assert.Equal((2, 0, 0), (logged.Count(ReadsCache), logged.Count(CacheRefused), logged.Count(CacheStops)));
        AssertResults(Given, cluster);
    }

    /// <summary>
    /// The newest file is cut; those before it, or the topic, come to the end. That a cut at any byte is known,
    /// CheckpointFileTests show.
    /// </summary>
    [Fact]
    public async Task A_file_that_was_cut_at_any_byte_costs_only_time()
    {
        byte[] whole = (await KilledAsync()).Cache.Files[NewestOf((await KilledAsync()).Cache)];
        for (int length = 0; length < whole.Length; length += 41)
        {
            (InMemoryCluster cluster, InMemoryFolder cache) = await KilledAsync();
            cache.Replace(NewestOf(cache), whole[..length]);

            Assert.True(await ProcessOf(cluster, cache).RunAsync());

            AssertResults(Given, cluster);
        }
    }

    [Fact]
    public async Task A_disk_that_is_full_does_not_stop_the_job()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, Given);
        LoggedEvents logged = new();
        Circumstances meets = new()
        {
            BatchRecords = static () => 1,
            AtCreateFile = static n => n > 2 ? "No space left on device" : null,
        };

        Assert.True(await ProcessOf(cluster, new(), meets, logged).RunAsync());

        Assert.Equal((2, 0), (logged.Count(CacheStops), logged.Restarts));
        Assert.Contains("No space left on device", logged.LastOf(CacheStops));
        AssertResults(Given, cluster);
    }

    /// <summary>A session that fails goes on from the files, too.</summary>
    [Fact]
    public async Task A_new_session_reads_the_files_of_the_one_before()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, Given);
        LoggedEvents logged = new();
        Circumstances meets = new()
        {
            BatchRecords = static () => 1,
            AtCommit = static n => n == 4 ? new() { IsAnswerLost = true } : EndFate.Answered,
        };

        Assert.True(await ProcessOf(cluster, new(), meets, logged).RunAsync());

        Assert.Equal((1, 2), (logged.Restarts, logged.Count(ReadsCache)));
        AssertResults(Given, cluster);
    }

    [Fact]
    public async Task Files_that_are_not_needed_any_more_are_removed()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1)]);
        InMemoryFolder cache = new();
        for (int run = 1; run <= 20; run++)
        {
            TestRun.Append(cluster, 0, "a", run * 10_000, 1);
            Assert.True(await ProcessOf(cluster, cache).RunAsync());
        }
        Assert.InRange(cache.Files.Count, 1, 4);
    }
}

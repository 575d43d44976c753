using CsCheck;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Objects;
using Millrace.Testing.Processes;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// A job with its checkpoints in files: state is exact, and outputs come at least once, whatever fails. Because state
/// is exact, an output that comes again is the same as before.
/// </summary>
public sealed class FileStoreTests
{
    private static readonly List<Given> _events =
    [
        (0, "a", 0, 3), (1, "b", 1_000, 6), (0, "a", 2_000, 4), (0, "c", 70_000, 9), (1, "b", 95_000, 12),
        (0, "a", 100_000, 2), (0, "a", 3_000, 5), (1, "d", 200_000, 3),
    ];

    [Fact]
    public async Task A_crash_at_any_call_of_a_port_changes_no_state() =>
        await EventGen.Events.SampleAsync(async events =>
        {
            int calls = await CountCallsAsync(events);
            for (int at = 1; at <= calls; at++)
            {
                InMemoryCluster cluster = TestRun.ClusterOf(2, events);
                InMemoryFolder folder = new();
                await Assert.ThrowsAsync<CrashException>(
                    () => ProcessOf(cluster, folder, new() { Crash = new(at) }).RunAsync());
                Assert.True(await ProcessOf(cluster, folder).RunAsync());
                AssertResults(events, cluster);
            }
        }, iter: 2);

    [Fact]
    public async Task Crashes_again_and_again_come_to_the_same_end() =>
        await Gen.Select(EventGen.Events, Gen.Int[1, 60].Array[1, 12]).SampleAsync(async (events, crashes) =>
        {
            InMemoryCluster cluster = TestRun.ClusterOf(2, events);
            InMemoryFolder folder = new();
            foreach (int at in crashes) await RunToCrashAsync(ProcessOf(cluster, folder, new() { Crash = new(at) }));
            Assert.True(await ProcessOf(cluster, folder).RunAsync());
            AssertResults(events, cluster);
        }, iter: 50);

    /// <summary>The newest file is cut at each of its bytes; those before it are enough to come to the end.</summary>
    [Fact]
    public async Task A_file_cut_at_any_byte_costs_only_time()
    {
        InMemoryFolder before = await KilledFolderAsync();
        string newest = NewestOf(before);
        byte[] whole = before.Files[newest];
        for (int length = 0; length < whole.Length; length++)
        {
            InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
            InMemoryFolder folder = new();
            await RunToCrashAsync(KilledProcess(cluster, folder));
            folder.Replace(newest, whole[..length]);
            LoggedEvents logged = new();

            Assert.True(await ProcessOf(cluster, folder, logger: logged).RunAsync());

            Assert.Equal(1, logged.CountOf(1050));
            AssertResults(_events, cluster);
        }
    }

    /// <summary>The group's offset stays ahead for a while, and nobody takes that for a reset.</summary>
    [Fact]
    public async Task A_crash_at_any_call_after_a_damaged_file_changes_no_state()
    {
        bool hasEnded = false;
        for (int at = 1; !hasEnded; at++)
        {
            InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
            InMemoryFolder folder = new();
            await RunToCrashAsync(ProcessOf(cluster, folder, new() { BatchRecords = static () => 3 }));
            string newest = NewestOf(folder);
            folder.Replace(newest, folder.Files[newest][..^1]);
            Circumstances meets = new() { Crash = new(at), BatchRecords = static () => 1 };
            await RunToCrashAsync(ProcessOf(cluster, folder, meets));
            hasEnded = !meets.Crash.HasCrashed;

            Assert.True(await ProcessOf(cluster, folder).RunAsync());

            AssertResults(_events, cluster);
        }
    }

    /// <summary>
    /// A backup is put back, and the user says once that it counts. The group stays ahead until it is moved back, which
    /// is no reset at the next start either.
    /// </summary>
    [Fact]
    public async Task A_backup_that_counts_goes_on_counting()
    {
        List<Given> events = [.. _events.Select(static e => e with { Partition = 0 })];
        bool hasEnded = false;
        for (int at = 1; !hasEnded; at++)
        {
            InMemoryCluster cluster = TestRun.ClusterOf(1, events);
            InMemoryFolder folder = new(), backup = new();
            await RunToCrashAsync(KilledProcess(cluster, folder));
            foreach ((string name, byte[] bytes) in folder.Files) backup.Replace(name, bytes);
            string newest = NewestOf(backup);
            Assert.True(await ProcessOf(cluster, folder).RunAsync());
            Circumstances meets = new() { Crash = new(at), BatchRecords = static () => 1 };
            await RunToCrashAsync(ProcessOf(cluster, backup, meets, policy: OnOffsetConflict.UseCheckpoint));
            hasEnded = !meets.Crash.HasCrashed;
            if (NewestOf(backup) == newest) continue; // It has made no checkpoint yet: it must be said once more.

            Assert.True(await ProcessOf(cluster, backup).RunAsync());

            AssertResults(events, cluster);
        }
    }

    [Fact]
    public async Task When_no_file_is_whole_the_job_says_so()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        InMemoryFolder folder = new();
        await RunToCrashAsync(KilledProcess(cluster, folder));
        foreach (string name in folder.Files.Keys.ToArray()) folder.Replace(name, folder.Files[name][..^1]);

        var failure = await Assert.ThrowsAsync<CheckpointRefusedException>(() => ProcessOf(cluster, folder).RunAsync());

        Assert.StartsWith("No checkpoint of partition ", failure.Message);
        Assert.Contains("ends in the middle of a block", failure.Message);
    }

    [Fact]
    public async Task Files_that_are_gone_while_the_group_has_offsets_are_missed()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        await RunToCrashAsync(KilledProcess(cluster, new()));

        var failure = await Assert.ThrowsAsync<CheckpointRefusedException>(() => ProcessOf(cluster, new()).RunAsync());

        Assert.Contains("Every process of the job must see the same folder", failure.Message);
    }

    [Fact]
    public async Task A_disk_that_is_full_for_a_while_costs_only_time()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        LoggedEvents logged = new();
        Circumstances meets = FullDisk(static n => n is > 3 and < 9);

        Assert.True(await ProcessOf(cluster, new(), meets, logged).RunAsync());

        Assert.True(logged.Restarts > 0);
        AssertResults(_events, cluster);
    }

    [Fact]
    public async Task A_disk_that_stays_full_ends_the_job_with_the_reason_and_loses_nothing()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        InMemoryFolder folder = new();
        Circumstances meets = FullDisk(static n => n > 3);

        var failure = await Assert.ThrowsAsync<ObjectStoreException>(
            () => ProcessOf(cluster, folder, meets).RunAsync());

        Assert.Contains("No space left on device", failure.Message);
        Assert.True(await ProcessOf(cluster, folder).RunAsync());
        AssertResults(_events, cluster);
    }

    /// <summary>A former owner that still runs comes to a number that is taken, and drops what it did.</summary>
    [Fact]
    public async Task Who_finds_the_next_number_taken_goes_on_from_what_is_there()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [.. _events.Select(static e => e with { Partition = 0 })]);
        InMemoryFolder folder = new();
        LoggedEvents logged = new();
        Circumstances meets = new()
        {
            BatchRecords = static () => 1,
            BeforePoll = poll =>
            {
                if (poll == 4) ProcessOf(cluster, folder).RunAsync().GetAwaiter().GetResult();
            },
        };

        await ProcessOf(cluster, folder, meets, logged).RunAsync();

        Assert.True(logged.Restarts > 0);
        AssertResults([.. _events.Select(static e => e with { Partition = 0 })], cluster);
    }

    /// <summary>Files of an old base go when the next one is there; those of the last two stay.</summary>
    [Fact]
    public async Task Old_files_are_removed()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1)]);
        InMemoryFolder folder = new();
        for (int run = 1; run <= 20; run++)
        {
            TestRun.Append(cluster, 0, "a", run * 10_000, 1);
            Assert.True(await ProcessOf(cluster, folder).RunAsync());
        }
        Assert.InRange(folder.Files.Count, 2, 8);
    }

    private static string NewestOf(InMemoryFolder folder) =>
        folder.Files.Keys.Last(static name => name.Contains("partition-00000"));

    private static Circumstances FullDisk(Func<int, bool> isFull) => new()
    {
        BatchRecords = static () => 1,
        AtCreateFile = n => isFull(n) ? "No space left on device" : null,
    };

    private static async Task<int> CountCallsAsync(List<Given> events)
    {
        TestProcess<CountsJob> process = ProcessOf(TestRun.ClusterOf(2, events), new());
        Assert.True(await process.RunAsync());
        return process.Meets.Crash.Calls;
    }

    private static async Task<InMemoryFolder> KilledFolderAsync()
    {
        InMemoryFolder folder = new();
        await RunToCrashAsync(KilledProcess(TestRun.ClusterOf(2, _events), folder));
        return folder;
    }

    private static TestProcess<CountsJob> KilledProcess(InMemoryCluster cluster, InMemoryFolder folder) =>
        ProcessOf(cluster, folder, Circumstances.KilledBeforePoll(4));

    private static TestProcess<CountsJob> ProcessOf(
        InMemoryCluster cluster, InMemoryFolder folder, Circumstances? meets = null, LoggedEvents? logger = null,
        OnOffsetConflict policy = OnOffsetConflict.Fail) => new(cluster, new())
        {
            OnOffsetConflict = policy,
            Meets = meets ?? new(),
            Logger = logger ?? new(),
            Delivery = Delivery.AtLeastOnce,
            Folder = folder,
        };

    private static async Task RunToCrashAsync(TestProcess<CountsJob> process)
    {
        try
        {
            await process.RunAsync();
        }
        catch (CrashException)
        {
        }
    }

    private static void AssertResults(List<Given> events, InMemoryCluster cluster) => Assert.Equal(
        Reference.ResultsOf(events).Distinct().Order(), TestRun.ResultsOf(cluster).Distinct().Order());
}

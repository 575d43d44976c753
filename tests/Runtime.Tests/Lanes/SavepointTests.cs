using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Savepoints;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Objects;
using Millrace.Testing.Processes;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>Savepoints of a job in memory: taken from either store, and started from into either.</summary>
public sealed class SavepointTests
{
    private static readonly List<Given> _events =
    [
        (0, "a", 0, 3), (1, "b", 1_000, 6), (0, "a", 2_000, 4), (0, "c", 70_000, 9), (1, "b", 95_000, 12),
        (0, "a", 100_000, 2), (0, "a", 3_000, 5), (1, "d", 200_000, 3),
    ];

    private readonly InMemoryCluster _cluster = TestRun.ClusterOf(2, _events);
    private readonly InMemoryFolder _savepoints = new(), _checkpoints = new();

    /// <summary>The state is the same at each station, whatever store it was in.</summary>
    [Fact]
    public async Task From_Kafka_to_files_to_Kafka_the_state_stays_the_same()
    {
        Assert.True(await ProcessOf("first", Delivery.ExactlyOnce).RunAsync());
        Assert.True(await ProcessOf("second", Delivery.AtLeastOnce, from: "first").RunAsync());
        Assert.True(await ProcessOf("third", Delivery.ExactlyOnce, from: "second").RunAsync());

        List<string> lines = LinesOf("first");
        Assert.Contains("""{"partition":0,"state":"Totals","key":"a","value":{"Count":4,"Sum":14}}""", lines);
        Assert.Equal(lines, LinesOf("second"));
        Assert.Equal(lines, LinesOf("third"));
    }

    /// <summary>In the middle of the input, with windows open: the rest gives what it would have given.</summary>
    [Theory]
    [InlineData(Delivery.ExactlyOnce)]
    [InlineData(Delivery.AtLeastOnce)]
    public async Task A_job_that_starts_from_one_goes_on_where_it_was_taken(Delivery delivery)
    {
        Want("first", "now");
        Assert.True(await ProcessOf("first", delivery, new() { BatchRecords = static () => 1 }).RunAsync());
        List<string> before = TestRun.ResultsOf(_cluster);

        Assert.True(await ProcessOf("second", Delivery.ExactlyOnce, from: "first", named: "now").RunAsync());

        Assert.Equal(Reference.ResultsOf(_events).Order(), before.Distinct().Order());
        List<string> after = [.. TestRun.ResultsOf(_cluster).Skip(before.Count)];
        Assert.NotEmpty(after);
        Assert.Empty(after.Except(Reference.ResultsOf(_events)));
        Assert.Equal(after.Distinct().Count(), after.Count);
        Assert.Contains("window a 60000 2", after);
    }

    [Fact]
    public async Task A_crash_at_any_call_of_a_port_leaves_a_savepoint_that_is_whole_or_none()
    {
        int calls = await CallsOfAsync(new());
        for (int at = 1; at <= calls; at++)
        {
            InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
            InMemoryFolder savepoints = new();
            savepoints.TryAdd("savepoints/first/_requests/now", []);
            CrashPoint crash = new(at);
            await Assert.ThrowsAsync<CrashException>(() => RunAsync(cluster, savepoints, new() { Crash = crash }));
            Assert.True(await RunAsync(cluster, savepoints, new()));

            Assert.Contains("savepoints/first/now/manifest.json", savepoints.Files.Keys);
            Assert.DoesNotContain("savepoints/first/_requests/now", savepoints.Files.Keys);
            Assert.NotEmpty(LinesOf(savepoints, "first", "now"));
            Assert.Equal(
                Reference.ResultsOf(_events).Order(), TestRun.ResultsOf(cluster).Order());
        }
    }

    [Fact]
    public async Task Started_again_it_goes_on_from_its_own_checkpoint()
    {
        Assert.True(await ProcessOf("first", Delivery.ExactlyOnce).RunAsync());
        for (int run = 0; run < 2; run++)
            Assert.True(await ProcessOf("second", Delivery.ExactlyOnce, from: "first").RunAsync());
        Assert.Equal(LinesOf("first"), LinesOf("second"));
    }

    [Fact]
    public async Task Checkpoints_that_do_not_come_from_it_are_not_passed_over()
    {
        Assert.True(await ProcessOf("first", Delivery.ExactlyOnce).RunAsync());
        var failure = await Assert.ThrowsAsync<CheckpointRefusedException>(
            () => ProcessOf("first", Delivery.ExactlyOnce, from: "first").RunAsync());
        Assert.Contains("give the job another GroupId to start from the savepoint", failure.Message);
    }

    [Fact]
    public async Task What_is_no_savepoint_is_refused_before_anything_is_read()
    {
        TestProcess<CountsJob> process = ProcessOf("first", Delivery.ExactlyOnce, from: "nobody");
        var failure = await Assert.ThrowsAsync<CheckpointRefusedException>(() => process.RunAsync());
        Assert.Contains("it has no manifest.json", failure.Message);
        Assert.Empty(TestRun.ResultsOf(_cluster));
    }

    [Fact]
    public async Task A_file_that_was_changed_is_refused()
    {
        Assert.True(await ProcessOf("first", Delivery.ExactlyOnce).RunAsync());
        string file = _savepoints.Files.Keys.First(static name => name.EndsWith("partition-00000.checkpoint"));
        _savepoints.Replace(file, _savepoints.Files[file][..^1]);
        var failure = await Assert.ThrowsAsync<CheckpointRefusedException>(
            () => ProcessOf("second", Delivery.ExactlyOnce, from: "first").RunAsync());
        Assert.Contains("the file of partition 0 is damaged", failure.Message);
    }

    [Fact]
    public async Task A_folder_that_is_full_does_not_stop_the_job()
    {
        LoggedEvents logged = new();
        Circumstances meets = new() { AtCreateFile = static _ => "No space left on device" };
        Assert.True(await ProcessOf("first", Delivery.ExactlyOnce, meets, logger: logged).RunAsync());
        Assert.True(logged.CountOf(1053) > 0);
        Assert.Equal(Reference.ResultsOf(_events).Order(), TestRun.ResultsOf(_cluster).Order());
    }

    /// <summary>What a job has left gives the same as what it takes when it stops.</summary>
    [Theory]
    [InlineData(Delivery.ExactlyOnce)]
    [InlineData(Delivery.AtLeastOnce)]
    public async Task A_stopped_job_has_left_enough_for_one(Delivery delivery)
    {
        TestProcess<CountsJob> process = ProcessOf("first", delivery);
        Assert.True(await process.RunAsync());

        JobPlan plan = process.Plan;
        InMemoryClients clients = new(_cluster, plan, new(), new(new()));
        ICheckpointStore store = CheckpointStores.Of(
            plan, clients, new(path => new InMemoryObjectStore(_checkpoints, path, new(), new(new())), new()),
            NullLogger.Instance, TimeProvider.System)!;
        OfflineSavepoint.Take(
            new(new InMemoryObjectStore(_savepoints, "savepoints/first/offline", new(), new(new())), ""), store, plan,
            partitions: 2, DateTimeOffset.UnixEpoch);

        Assert.Equal(LinesOf("first"), LinesOf(_savepoints, "first", "offline"));
    }

    private async Task<int> CallsOfAsync(Circumstances meets)
    {
        Want("first", "now");
        Assert.True(await RunAsync(_cluster, _savepoints, meets));
        return meets.Crash.Calls;
    }

    private static Task<bool> RunAsync(InMemoryCluster cluster, InMemoryFolder savepoints, Circumstances meets) =>
        new TestProcess<CountsJob>(cluster, new())
        {
            Meets = meets,
            Savepoints = savepoints,
            Configure = static job => (job.GroupId, job.SavepointFolder) = ("first", "savepoints"),
        }.RunAsync();

    private TestProcess<CountsJob> ProcessOf(
        string group, Delivery delivery, Circumstances? meets = null, string? from = null, string? named = null,
        LoggedEvents? logger = null) => new(_cluster, new())
        {
            Meets = meets ?? new(),
            Logger = logger ?? new(),
            Delivery = delivery,
            Folder = delivery == Delivery.AtLeastOnce ? _checkpoints : null,
            Savepoints = _savepoints,
            Configure = job =>
            {
                (job.GroupId, job.SavepointFolder, job.SavepointOnStop) = (group, "savepoints", true);
                if (from != null) job.StartFromSavepoint = $"savepoints/{from}/{named ?? NameOf(from)}";
            },
        };

    private void Want(string group, string name) => _savepoints.TryAdd($"savepoints/{group}/_requests/{name}", []);

    /// <summary>The savepoint that a group has taken when it stopped.</summary>
    private string NameOf(string group) => _savepoints.Files.Keys
        .Where(name => name.StartsWith($"savepoints/{group}/stop-") && name.EndsWith("/manifest.json"))
        .Select(static name => name.Split('/')[2]).FirstOrDefault("none");

    private List<string> LinesOf(string group) => LinesOf(_savepoints, group, NameOf(group));

    private static List<string> LinesOf(InMemoryFolder folder, string group, string name)
    {
        SavepointFiles files = new(
            new InMemoryObjectStore(folder, $"savepoints/{group}/{name}", new(), new(new())), "");
        using StringWriter output = new();
        foreach (SavepointTask task in files.ReadManifest().Tasks) files.Read(task, new StateLines(task, output));
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Order()];
    }
}

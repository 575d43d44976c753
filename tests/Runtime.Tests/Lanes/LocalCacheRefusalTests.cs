using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Objects;
using Millrace.Testing.Processes;
using static Millrace.Runtime.Tests.InMemory.CacheRun;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>What stands in a local cache and is not what the state topic says is not used; the log says why.</summary>
public sealed class LocalCacheRefusalTests
{
    [Fact]
    public async Task Files_that_are_all_damaged_are_refused_with_the_reason()
    {
        (InMemoryCluster cluster, InMemoryFolder cache) = await KilledAsync();
        foreach (string name in cache.Files.Keys.ToArray()) cache.Replace(name, cache.Files[name][..^1]);
        LoggedEvents logged = new();

        Assert.True(await ProcessOf(cluster, cache, logger: logged).RunAsync());

        Assert.Equal((0, 2), (logged.Count(ReadsCache), logged.Count(CacheRefused)));
        Assert.Contains("ends in the middle of a block", logged.LastOf(CacheRefused));
        AssertResults(Given, cluster);
    }

    [Fact]
    public async Task Files_that_a_disk_does_not_give_out_are_refused_with_the_reason()
    {
        (InMemoryCluster cluster, InMemoryFolder cache) = await KilledAsync();
        LoggedEvents logged = new();
        Circumstances meets = new() { AtReadFile = static _ => "Input/output error" };

        Assert.True(await ProcessOf(cluster, cache, meets, logged).RunAsync());

        Assert.Equal((0, 2, 0), (logged.Count(ReadsCache), logged.Count(CacheRefused), logged.Restarts));
        Assert.Contains("Input/output error", logged.LastOf(CacheRefused));
        AssertResults(Given, cluster);
    }

    [Theory]
    [InlineData("partition-00000", "partition-00001", "it is number")]
    [InlineData("counts%40id-counts-state-0", "other%40id-other-state-0", "of group 'counts@id-counts-state-0'")]
    public async Task Files_of_another_task_or_job_are_refused(string from, string to, string words)
    {
        (_, InMemoryFolder cache) = await KilledAsync();
        InMemoryFolder foreign = new();
        foreach ((string name, byte[] bytes) in cache.Files.Where(file => file.Key.Contains(from)))
            foreign.TryAdd(name.Replace(from, to), bytes);
        string group = to.Contains("other") ? "other" : "counts";
        InMemoryCluster cluster = TestRun.ClusterOf(2, Given);
        await RunToCrashAsync(ProcessOf(cluster, null, Circumstances.KilledBeforePoll(4), group: group));
        LoggedEvents logged = new();

        Assert.True(await ProcessOf(cluster, foreign, logger: logged, group: group).RunAsync());

        Assert.Equal(0, logged.Count(ReadsCache));
        Assert.Contains(words, logged.LastOf(CacheRefused));
        AssertResults(Given, cluster);
    }

    /// <summary>A topic that was created again has another id: its files have another place.</summary>
    [Fact]
    public async Task Files_of_a_topic_that_was_created_again_are_not_looked_at()
    {
        (InMemoryCluster cluster, InMemoryFolder cache) = await KilledAsync();
        cluster.Recreate("counts-state");
        LoggedEvents logged = new();

        Assert.True(await ProcessOf(cluster, cache, logger: logged, onConflict: OnOffsetConflict.UseGroup).RunAsync());

        Assert.Equal((0, 0), (logged.Count(ReadsCache), logged.Count(CacheRefused)));
    }

    [Fact]
    public async Task A_stale_file_is_used_while_the_topic_has_its_checkpoint()
    {
        (InMemoryCluster cluster, InMemoryFolder cache) = await KilledAsync();
        await RunToCrashAsync(ProcessOf(cluster, null, Circumstances.KilledBeforePoll(4)));
        LoggedEvents logged = new();

        Assert.True(await ProcessOf(cluster, cache, logger: logged).RunAsync());

        Assert.Equal((2, 0), (logged.Count(ReadsCache), logged.Count(CacheRefused)));
        AssertResults(Given, cluster);
    }

    [Fact]
    public async Task A_stale_file_is_refused_when_its_checkpoint_is_compacted_away()
    {
        (InMemoryCluster cluster, InMemoryFolder cache) = await KilledAsync();
        await RunToCrashAsync(ProcessOf(cluster, null, Circumstances.KilledBeforePoll(4)));
        Compact(cluster);
        LoggedEvents logged = new();

        Assert.True(await ProcessOf(cluster, cache, logger: logged).RunAsync());

        Assert.Equal((0, 2), (logged.Count(ReadsCache), logged.Count(CacheRefused)));
        Assert.Contains("any more", logged.LastOf(CacheRefused));
        AssertResults(Given, cluster);
    }

    [Fact]
    public async Task A_file_that_is_ahead_of_the_topic_is_refused()
    {
        InMemoryFolder cache = new();
        await RunToCrashAsync(ProcessOf(TestRun.ClusterOf(2, Given), cache, Circumstances.KilledBeforePoll(4)));
        InMemoryCluster behind = TestRun.ClusterOf(2, Given);
        await RunToCrashAsync(ProcessOf(behind, null, Circumstances.KilledBeforePoll(2)));
        LoggedEvents logged = new();

        Assert.True(await ProcessOf(behind, cache, logger: logged).RunAsync());

        Assert.Equal((0, 2), (logged.Count(ReadsCache), logged.Count(CacheRefused)));
        Assert.Contains("and the topic's last one is", logged.LastOf(CacheRefused));
        AssertResults(Given, behind);
    }

    /// <summary>
    /// Brokers forget removals after a day, and a file of before would bring the entry back to life. Here the removals
    /// of the first window are gone, and all checkpoint records are there still.
    /// </summary>
    [Fact]
    public async Task An_entry_whose_removal_is_gone_from_the_topic_does_not_come_back()
    {
        (InMemoryCluster cluster, InMemoryFolder cache) = await KilledAsync();
        await RunToCrashAsync(ProcessOf(cluster, null, Circumstances.KilledBeforePoll(6)));
        var log = (IList<LogEntry>)cluster.Log("counts-state", 0).Entries;
        HashSet<string> removed = [];
        for (int i = log.Count - 1; i >= 0; i--)
        {
            if (log[i] is not { IsMarker: false, Key: { } key }) continue;
            bool isRemoval = log[i].Value == null && removed.Add(Convert.ToHexString(key));
            if (isRemoval || removed.Contains(Convert.ToHexString(key))) log[i] = LogEntry.Removed;
        }
        Assert.NotEmpty(removed);
        LoggedEvents logged = new();

        Assert.True(await ProcessOf(cluster, cache, logger: logged).RunAsync());

        Assert.Contains("entries, and checkpoint", logged.LastOf(CacheRefused));
        AssertResults(Given, cluster);
    }

    /// <summary>The topic has lost entries: that is found without a cache, too.</summary>
    [Fact]
    public async Task A_topic_that_has_lost_entries_is_refused()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, Given);
        await RunToCrashAsync(ProcessOf(cluster, null, Circumstances.KilledBeforePoll(4)));
        var log = (IList<LogEntry>)cluster.Log("counts-state", 0).Entries;
        for (int i = 0; i < log.Count; i++)
            if (log[i] is { IsMarker: false, Key: { } key } && !StateEntry.IsCheckpoint(key)) log[i] = LogEntry.Removed;

        var refused = await Assert.ThrowsAsync<CheckpointRefusedException>(() => ProcessOf(cluster, null).RunAsync());

        Assert.Contains("The state topic counts-state[0] is not complete: state '", refused.Message);
    }
}

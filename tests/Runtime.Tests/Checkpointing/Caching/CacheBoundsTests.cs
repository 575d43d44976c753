using System.Text;
using Millrace.Keys;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.State;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Objects;

namespace Millrace.Runtime.Tests.Checkpointing.Caching;

/// <summary>What a cached task writes, holds and lets wait stays within bounds.</summary>
public sealed class CacheBoundsTests : IDisposable
{
    private const int Partition = 3;

    private readonly InMemoryFolder _folder = new();
    private readonly LoggedEvents _logged = new();
    private readonly List<Action> _background = [];
    private CachedTasks? _tasks;

    [Fact]
    public void Memory_of_a_large_file_is_given_back_when_it_is_written()
    {
        CachedTask task = TaskOf(new() { FileBytesKept = 10_000 });

        Write(task, valueBytes: 100);
        Assert.InRange(task.BytesHeld, 1, 10_000);
        Write(task, valueBytes: 100_000);
        Assert.Equal(0, task.BytesHeld);
        Write(task, valueBytes: 100);

        Finish();
        Assert.Equal([true, false, true], _folder.Files.Values.Select(static file => file.Length < 10_000));
    }

    /// <summary>What it would not copy as a whole is not copied in part: the cache of the task ends.</summary>
    [Fact]
    public void A_task_whose_checkpoint_is_too_large_is_let_go_of()
    {
        CachedTask task = TaskOf(new() { FileBytesMax = 200_000 });

        Write(task, valueBytes: 100_000, entries: 1);
        Finish();
        Write(task, valueBytes: 100_000, entries: 5);

        Assert.Contains("more than 200,000 bytes", _logged.LastOf(CacheRun.CacheStops));
        Assert.InRange(task.BytesHeld, 0, 1_000_000);
        Assert.Null(_tasks!.Of(Partition));
        Finish();
        Assert.Equal((1, 1), (_folder.Files.Count, _logged.Count(CacheRun.CacheStops)));
    }

    [Fact]
    public void A_disk_that_is_slower_than_the_lane_ends_the_cache_of_a_task()
    {
        CachedTask task = TaskOf(new() { WaitingBytesMax = 3_000 });

        for (int i = 0; i < 5; i++) Write(task, valueBytes: 1_000);

        Assert.Contains("slower than the lane", _logged.LastOf(CacheRun.CacheStops));
        Assert.Null(_tasks!.Of(Partition));
    }

    /// <summary>A slice is what has changed, or a part of all that there is: so many files have all of it.</summary>
    [Theory]
    [InlineData(1, 5, 20)] // 100 entries in 5 slices of 20
    [InlineData(50, 5, 50)]
    [InlineData(1, 1000, 1)]
    public void A_slice_is_as_large_as_its_bounds_say(int entriesMin, int slicesMax, int expected)
    {
        CachedTask task = TaskOf(new() { SliceEntriesMin = entriesMin, SlicesMax = slicesMax });
        UnitOfWork unit = new();
        ValueStateStore<string, StringKey, Totals> store = new("totals", unit);
        for (int i = 0; i < 100; i++) store.Update($"k{i}") = new(1, i);
        unit.Commit();
        store.CommitRound();

        task.Begin();
        task.WriteSlice([store], new());
        task.Commit();

        Finish();
        Assert.Equal(expected, KeysIn(Assert.Single(_folder.Files).Value).Count);
    }

    /// <summary>Keys that come for the first time, a few at each checkpoint, and then again.</summary>
    [Fact]
    public void Files_have_an_entry_once_until_it_changes()
    {
        CachedTask task = TaskOf(new() { SliceEntriesMin = 1 });
        UnitOfWork unit = new();
        ValueStateStore<string, StringKey, Totals> store = new("totals", unit);
        for (int i = 0; i < 20; i++) Checkpoint(task, store, unit, [.. Enumerable.Range(i * 10, 10)]);
        Finish();
        string[] keys = [.. _folder.Files.Values.SelectMany(KeysIn)];
        Assert.Equal((200, 200), (keys.Length, keys.Distinct().Count()));

        for (int i = 0; i < 40; i++) Checkpoint(task, store, unit, [.. Enumerable.Range(i % 2 * 10, 10)]);
        Finish();
        keys = [.. _folder.Files.Values.SelectMany(KeysIn)];
        Assert.Equal(200, keys.Distinct().Count());
        Assert.InRange(keys.Length, 201, 800);
        Assert.All(_folder.Files.Values, static file => Assert.Equal(KeysIn(file).Distinct(), KeysIn(file)));
    }

    public void Dispose()
    {
        Finish();
        _tasks?.Dispose();
    }

    private CachedTask TaskOf(CacheBounds bounds)
    {
        CacheGround ground = InMemoryCache.Of(path => new InMemoryObjectStore(_folder, path, new(), new(new())));
        LocalCache cache = new(
            ground with { Bounds = bounds, RunInBackground = _background.Add }, "cache", "g", _logged,
            TimeProvider.System);
        CachedTask task = new(cache, Partition, CacheChain.Begin(number: 1));
        _tasks = cache.CreateTasks();
        _tasks.Put(Partition, task);
        return task;
    }

    private static void Write(CachedTask task, int valueBytes, int entries = 1)
    {
        task.Begin();
        for (int i = 0; i < entries; i++)
            task.Put(Encoding.UTF8.GetBytes($"key {i}"), new byte[valueBytes], hasValue: true, chunks: 0);
        task.Commit();
    }

    /// <summary>The keys of these numbers change.</summary>
    private static void Checkpoint(
        CachedTask task, ValueStateStore<string, StringKey, Totals> store, UnitOfWork unit, int[] numbers)
    {
        foreach (int number in numbers) store.Update($"k{number}").Count++;
        unit.Commit();
        task.Begin();
        using StateEntryWriter writer = new(new Changes(task));
        store.WriteChanges(writer);
        task.WriteSlice([store], new());
        task.Commit();
        store.CommitRound();
    }

    private static List<string> KeysIn(byte[] file)
    {
        KeyList keys = new();
        CheckpointFile.Read(new MemoryStream(file), keys);
        return keys.Keys;
    }

    private void Finish()
    {
        foreach (Action work in _background) work();
        _background.Clear();
    }

    private sealed class Changes(CachedTask task) : IStateEntryOutput
    {
        public void OnEntry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue) =>
            task.Put(key, value, hasValue, chunks: 0);
    }

    private sealed class KeyList : ICheckpointReceiver
    {
        public List<string> Keys { get; } = [];

        public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue) =>
            Keys.Add(Convert.ToHexString(key));
    }
}

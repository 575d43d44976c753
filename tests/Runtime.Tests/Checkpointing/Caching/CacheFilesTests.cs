using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Tests.Checkpointing.Topics;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Objects;

namespace Millrace.Runtime.Tests.Checkpointing.Caching;

/// <summary>What goes from a writer of the state topic through cache files into the next reader.</summary>
public sealed class CacheFilesTests : IDisposable
{
    private const int RecordBytesMax = 2_000;

    private readonly InMemoryCluster _cluster = new InMemoryCluster().WithTopic("state", 1);
    private readonly InMemoryFolder _folder = new();
    private readonly LoggedEvents _logged = new();
    private readonly InMemoryWriter _producer;
    private readonly LocalCache _cache;
    private LaneChunks _chunks = new();
    private StateTopicWriter? _writer;
    private SortedDictionary<string, int> _texts = [];
    private long _number;

    public CacheFilesTests()
    {
        _producer = InMemoryWriter.Alone(_cluster, "lane");
        _cache = new(
            InMemoryCache.Of(path => new InMemoryObjectStore(_folder, path, new(), new(new()))), "cache", "g@id",
            _logged, TimeProvider.System);
    }

    [Fact]
    public void Files_and_topic_give_the_same()
    {
        Restore();
        Write(isCommit: true, ("a", 10), ("b", 20));
        Write(isCommit: true, ("a", 30), ("b", null), ("c", 5_000));
        Write(isCommit: false, ("a", 99), ("d", 1));
        Write(isCommit: true, ("c", 4_000));

        Assert.Equal(FromTopic(), Restore());
        Assert.Equal(1, _logged.Count(1060));
    }

    /// <summary>Such as a first checkpoint with millions of entries: the memory that it took is given back.</summary>
    [Fact]
    public void A_large_file_is_followed_by_small_ones()
    {
        Restore();
        Write(isCommit: true, ("a", 10_000_000));
        Write(isCommit: true, ("a", 10), ("b", 20));

        Assert.Equal([("a", 10), ("b", 20)], Restore());
        Assert.Equal(1, _logged.Count(1060));
    }

    /// <summary>The chunks of a value that only the files have been asked about.</summary>
    [Fact]
    public void Chunks_that_a_shorter_value_leaves_are_removed()
    {
        Restore();
        Write(isCommit: true, ("a", 10_000));
        Write(isCommit: true);
        Assert.Equal([("a", 10_000)], Restore());
        Assert.Equal(1, _logged.Count(1060));
        Write(isCommit: true, ("a", 10));

        string[] live = [.. _cluster.Records("state").GroupBy(static record => Convert.ToHexString(record.Key!))
            .Where(static key => key.Last().Value != null).Select(static key => key.Key)];

        Assert.Equal(2, live.Length); // the entry, and the checkpoint record
        Assert.Equal([("a", 10)], Restore());
    }

    /// <summary>Its next owner, which may be a lane of the same process, writes these files now.</summary>
    [Fact]
    public void A_task_that_its_lane_has_let_go_of_is_cached_no_more()
    {
        Restore();
        Write(isCommit: true, ("a", 10));
        int files = _folder.Files.Count;

        _writer!.Forget(0);
        Write(isCommit: true, ("b", 20));

        Assert.Equal(files, _folder.Files.Count);
        Assert.Equal([("a", 10), ("b", 20)], Restore());
    }

    /// <summary>What others have written meanwhile is added to the files.</summary>
    [Fact]
    public void The_tail_of_the_topic_is_added_to_the_files()
    {
        Restore();
        Write(isCommit: true, ("a", 10));
        Write(isCommit: true);
        _writer!.Dispose();
        _writer = new(_producer, "state", RecordBytesMax, _chunks, TimeProvider.System);
        Write(isCommit: true, ("a", 20), ("b", 5_000));
        Assert.Equal(FromTopic(), Restore());
        Write(isCommit: true, ("c", 1));
        _cluster.Log("state", 0).Compact();

        Assert.Equal(FromTopic(), Restore());
        Assert.Equal((2, 0), (_logged.Count(1060), _logged.Count(1061)));
    }

    [Fact]
    public void A_writer_that_finds_its_file_taken_leaves_off()
    {
        Restore();
        Write(isCommit: true, ("a", 10));
        _folder.TryAdd("cache/g%40id/partition-00000/0000000000000000002.checkpoint", []);
        Write(isCommit: true, ("a", 20));
        Write(isCommit: true, ("a", 30));

        Assert.Equal((1, 2), (_logged.Count(1062), _folder.Files.Count));
        Assert.Equal([("a", 30)], Restore());
    }

    public void Dispose() => _writer?.Dispose();

    private void Write(bool isCommit, params (string Key, int? Length)[] values)
    {
        SortedDictionary<string, int> texts = new(_texts);
        foreach ((string key, int? length) in values)
            if (length is { } count) texts[key] = count;
            else texts.Remove(key);
        _producer.Begin();
        _writer!.WriteEntries(new(0, _number + 1, [new TextStore(values, texts)]));
        _writer.WriteRecord(0, new()
        {
            Number = _number + 1, Writer = "lane", WatermarkMs = 0, HasFinished = false, Sources = [], States = [],
        });
        if (!isCommit)
        {
            _producer.Abort(TimeSpan.Zero);
            return;
        }
        _producer.Commit(TimeSpan.Zero);
        _writer.OnCommitted(0);
        (_number, _texts) = (_number + 1, texts);
    }

    /// <summary>A new session of the lane: reads, and goes on writing.</summary>
    private List<(string, int)> Restore()
    {
        _writer?.Dispose();
        (_chunks, CachedTasks tasks) = (new(), _cache.CreateTasks());
        InMemoryStateReader topic = new(_cluster, "state", TimeSpan.FromSeconds(1), new(), new(new()));
        using TopicCheckpointReader reader = new(
            topic, static _ => "state topic", _chunks.Begin,
            _cache.CreateReader("lane", tasks, topic, static _ => "state topic"));
        Texts texts = new();
        reader.Read(0, texts, static () => { }, TestContext.Current.CancellationToken);
        _writer = new(_producer, "state", RecordBytesMax, _chunks, TimeProvider.System)
        {
            Cache = tasks,
        };
        return [.. texts.Lengths.Select(static text => (text.Key, text.Value))];
    }

    private List<(string, int)> FromTopic()
    {
        Texts texts = new();
        StateTopic.Read(_cluster, "state", texts);
        return [.. texts.Lengths.Select(static text => (text.Key, text.Value))];
    }
}

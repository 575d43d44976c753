using Millrace.Testing.Brokers;
using Millrace.Testing.Objects;
using Millrace.Testing.Processes;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>Runs <see cref="CountsJob"/> with a local cache, which outlives its processes.</summary>
internal static class CacheRun
{
    /// <summary>The log events of the cache.</summary>
    public const int ReadsCache = 1060, CacheRefused = 1061, CacheStops = 1062;

    /// <summary>Two partitions, windows that close, a record that is late.</summary>
    public static List<Given> Given { get; } =
    [
        (0, "a", 0, 3), (1, "b", 1_000, 6), (0, "a", 2_000, 4), (0, "c", 70_000, 9), (1, "b", 95_000, 12),
        (0, "a", 100_000, 2), (0, "a", 3_000, 5), (1, "d", 200_000, 3),
    ];

    /// <summary>A process has died after a few checkpoints.</summary>
    public static async Task<(InMemoryCluster Cluster, InMemoryFolder Cache)> KilledAsync()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, Given);
        InMemoryFolder cache = new();
        await RunToCrashAsync(ProcessOf(cluster, cache, Circumstances.KilledBeforePoll(4)));
        return (cluster, cache);
    }

    public static string NewestOf(InMemoryFolder cache) =>
        cache.Files.Keys.Last(static name => name.Contains("partition-00000"));

    public static InMemoryFolder Copy(InMemoryFolder from)
    {
        InMemoryFolder copy = new();
        foreach ((string name, byte[] bytes) in from.Files) copy.TryAdd(name, bytes);
        return copy;
    }

    public static void Compact(InMemoryCluster cluster)
    {
        if (cluster.Find("counts-state") is not { } topic) return;
        for (int i = 0; i < topic.Partitions; i++) cluster.Log(topic.Name, i).Compact();
    }

    public static TestProcess<CountsJob> ProcessOf(
        InMemoryCluster cluster, InMemoryFolder? cache, Circumstances? meets = null, LoggedEvents? logger = null,
        Delivery delivery = Delivery.ExactlyOnce, string group = "counts",
        OnOffsetConflict onConflict = OnOffsetConflict.Fail) => new(cluster, new())
        {
            Meets = meets ?? new(),
            Logger = logger ?? new(),
            Delivery = delivery,
            Cache = cache,
            OnOffsetConflict = onConflict,
            Configure = options => options.GroupId = group,
        };

    public static async Task RunToCrashAsync(TestProcess<CountsJob> process)
    {
        try
        {
            await process.RunAsync();
        }
        catch (CrashException)
        {
        }
    }

    public static void AssertResults(
        List<Given> events, InMemoryCluster cluster, Delivery delivery = Delivery.ExactlyOnce)
    {
        IEnumerable<string> wanted = Reference.ResultsOf(events), found = TestRun.ResultsOf(cluster);
        if (delivery == Delivery.AtLeastOnce) (wanted, found) = (wanted.Distinct(), found.Distinct());
        Assert.Equal(wanted.Order(), found.Order());
    }
}

using System.Text;
using System.Text.Json;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>Runs <see cref="CountsJob"/> on a cluster in memory, one process at a time.</summary>
internal static class TestRun
{
    public static InMemoryCluster ClusterOf(
        int partitions, IEnumerable<(int Partition, string Key, long At, int Value)> events, TimeProvider? time = null)
    {
        InMemoryCluster cluster = new InMemoryCluster(time).WithTopic("events", partitions).WithTopic("results", 1);
        foreach ((int partition, string key, long at, int value) in events) Append(cluster, partition, key, at, value);
        return cluster;
    }

    public static void Append(InMemoryCluster cluster, int partition, string key, long at, int value) => cluster.Append(
        "events", partition, Encoding.UTF8.GetBytes(key),
        Encoding.UTF8.GetBytes($$"""{"at":{{at}},"value":{{value}}}"""));

    public static void AppendNote(InMemoryCluster cluster, string key, long at) => cluster.Append(
        "notes", 0, Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($$"""{"at":{{at}}}"""));

    /// <summary>Runs the job to its end, or to the crash or failure that comes first; true at the end.</summary>
    public static Task<bool> RunAsync(
        InMemoryCluster cluster, CrashPoint? crash = null, Delivery delivery = Delivery.ExactlyOnce,
        OnOffsetConflict onOffsetConflict = OnOffsetConflict.Fail) =>
        new TestProcess<CountsJob>(cluster, new())
        {
            Meets = new() { Crash = crash ?? new() },
            Delivery = delivery,
            OnOffsetConflict = onOffsetConflict,
        }.RunAsync();

    /// <summary>What the job has written and everybody can see, one line a record.</summary>
    public static List<string> ResultsOf(InMemoryCluster cluster) =>
    [.. cluster.Records("results").Select(static record =>
    {
        JsonElement value = JsonDocument.Parse(record.Value!).RootElement;
        return $"{value.GetProperty("kind")} {value.GetProperty("key")} "
            + $"{value.GetProperty("at")} {value.GetProperty("sum")}";
    })];
}

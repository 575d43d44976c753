using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Contracts;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>Runs <see cref="CountsJob"/> on a cluster in memory, one process at a time.</summary>
internal static class TestRun
{
    public const string StateTopic = "counts-state";

    public static InMemoryCluster ClusterOf(
        int partitions, IEnumerable<(int Partition, string Key, long At, int Value)> events)
    {
        InMemoryCluster cluster = new InMemoryCluster().WithTopic("events", partitions).WithTopic("results", 1);
        foreach ((int partition, string key, long at, int value) in events) Append(cluster, partition, key, at, value);
        return cluster;
    }

    public static void Append(InMemoryCluster cluster, int partition, string key, long at, int value) => cluster.Append(
        "events", partition, Encoding.UTF8.GetBytes(key),
        Encoding.UTF8.GetBytes($$"""{"at":{{at}},"value":{{value}}}"""));

    /// <summary>Runs the job to its end, or to the crash or failure that comes first; true at the end.</summary>
    public static async Task<bool> RunAsync(
        InMemoryCluster cluster, CrashPoint? crash = null, Delivery delivery = Delivery.ExactlyOnce,
        OnOffsetConflict onOffsetConflict = OnOffsetConflict.Fail)
    {
        JobPlan plan = PlanOf(delivery) with { OnOffsetConflict = onOffsetConflict };
        JobRun run = new(
            plan, new InMemoryClients(cluster, crash),
            () => new StreamTaskFactory<CountsJob>(plan, new CountsJob(), TimeProvider.System),
            NullLogger.Instance, TimeProvider.System);
        return await run.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What the job has written and everybody can see, one line a record.</summary>
    public static List<string> ResultsOf(InMemoryCluster cluster) =>
    [.. cluster.Records("results").Select(static record =>
    {
        JsonElement value = JsonDocument.Parse(record.Value!).RootElement;
        return $"{value.GetProperty("kind")} {value.GetProperty("key")} "
            + $"{value.GetProperty("at")} {value.GetProperty("sum")}";
    })];

    private static JobPlan PlanOf(Delivery delivery)
    {
        List<string> problems = [];
        JobOptions options = new()
        {
            Lanes = 1,
            Delivery = delivery,
            CheckpointInterval = TimeSpan.FromMilliseconds(10),
        };
        JobDefinition job = DefinitionOf<CountsJob>();
        JobPlan plan = new JobPlanner(new() { BootstrapServers = "memory" }, problems).Plan(job, options, "test");
        Assert.Empty(problems);
        return plan with { CheckpointInterval = TimeSpan.Zero };
    }

    private static JobDefinition DefinitionOf<TJob>() where TJob : class, IStreamJob<TJob> => TJob.Job;
}

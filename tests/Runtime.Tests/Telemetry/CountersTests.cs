using Confluent.Kafka;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.Telemetry;

/// <summary>What jobs count: once per checkpoint or event, and no record twice.</summary>
public sealed class CountersTests : IDisposable
{
    private static readonly List<Given> _events =
        [.. Enumerable.Range(0, 40).Select(static i => (i % 2, $"k{i % 6}", i * 7_000L, 3))];

    private readonly CollectedMetrics _metrics = new();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task Records_and_checkpoints()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        TestProcess<CountsJob> process = Process(cluster, new());

        Assert.True(await process.RunAsync());

        Assert.Equal(_events.Count, Sum("millrace.records.read"));
        Assert.Equal(TestRun.ResultsOf(cluster).Count, Sum("millrace.records.written"));
        Assert.Equal(0, Sum("millrace.records.skipped") + Sum("millrace.records.failed"));
        double checkpoints = Sum("millrace.checkpoint.completed");
        Assert.InRange(checkpoints, 2, process.Meets.Polls + 2);
        Assert.Equal(checkpoints, _metrics.Of("millrace.checkpoint.duration").Count);
        int records = cluster.Records("counts-state").Count();
        Assert.InRange(Sum("millrace.checkpoint.entries"), 6, records);
        Assert.Equal(
            cluster.Records("counts-state").Sum(static entry => entry.Key!.Length + (entry.Value?.Length ?? 0)),
            Sum("millrace.checkpoint.size"));
        Assert.All(_metrics.TagsOf("millrace.records.read", "millrace.job"), job => Assert.Equal("counts", job));
    }

    [Fact]
    public async Task Records_that_are_dropped_as_late()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 600_000, 1), (0, "a", 1, 1)]);

        Assert.True(await new TestProcess<DroppingJob>(cluster, new()) { Meter = _metrics.Meter }.RunAsync());

        Assert.Equal(1, Sum("millrace.records.late"));
    }

    /// <summary>What it has read is read again then, and counts once.</summary>
    [Fact]
    public async Task A_round_that_is_taken_back()
    {
        await Process(
            TestRun.ClusterOf(2, _events),
            new() { AtTransactionStep = static n => n == 3 ? ErrorCode.RebalanceInProgress : ErrorCode.NoError })
            .RunAsync();

        Assert.Equal(_events.Count, Sum("millrace.records.read"));
        Assert.Equal(1, Sum("millrace.checkpoint.failed"));
        Assert.Equal(1, Sum("millrace.lane.rollbacks"));
        Assert.Equal(0, Sum("millrace.lane.restarts"));
        Assert.Equal(["RebalanceInProgress"], _metrics.TagsOf("millrace.checkpoint.failed", "error.type"));
    }

    [Fact]
    public async Task A_lane_that_begins_again()
    {
        await Process(
            TestRun.ClusterOf(2, _events),
            new() { AtTransactionStep = static n => n == 3 ? ErrorCode.Local_Transport : ErrorCode.NoError })
            .RunAsync();

        Assert.Equal(_events.Count, Sum("millrace.records.read"));
        Assert.Equal(["Local_Transport"], _metrics.TagsOf("millrace.lane.restarts", "error.type"));
    }

    [Fact]
    public async Task A_record_that_fails()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 3), (0, "a", 1, int.MinValue)]);

        await Assert.ThrowsAnyAsync<Exception>(() => Process(cluster, new()).RunAsync());

        Assert.Equal(1, Sum("millrace.records.read"));
        Assert.Equal(["InvalidOperationException"], _metrics.TagsOf("millrace.records.failed", "error.type"));
    }

    /// <summary>Counted in offsets: markers of transactions are among them.</summary>
    [Fact]
    public async Task A_restore()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        await Process(cluster, new()).RunAsync();
        long offsets = cluster.Log("counts-state", 0).End;
        Assert.Equal(0, Sum("millrace.restore.records"));

        await Process(cluster, new()).RunAsync();

        Assert.Equal(
            offsets, _metrics.Of("millrace.restore.records", ("messaging.destination.partition.id", "0")).Sum());
        Assert.Equal(2, _metrics.Of("millrace.restore.duration").Count);
    }

    private double Sum(string counter) => _metrics.Of(counter).Sum();

    private TestProcess<CountsJob> Process(InMemoryCluster cluster, Circumstances meets) => new(cluster, new())
    {
        Meets = meets,
        Meter = _metrics.Meter,
    };
}

using Microsoft.Extensions.Time.Testing;
using Millrace.Contracts;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;

namespace Millrace.Runtime.Tests.Telemetry;

/// <summary>What gauges show while a job runs; they are asked before each of its polls, two seconds apart.</summary>
public sealed class GaugesTests : IDisposable
{
    private const int Polls = 8;

    private static readonly (string, string)[] _ofPartition =
        [("messaging.destination.name", "events"), ("messaging.destination.partition.id", "0")];

    private readonly CollectedMetrics _metrics = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddHours(1));

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task Sources_come_to_their_end()
    {
        await RunAsync();

        List<double> lags = _metrics.Of("millrace.source.lag", _ofPartition);
        Assert.Equal([2, 1, 0], lags.Distinct());
        Assert.Equal([1, 2, 3], _metrics.Of("millrace.source.offset.current", _ofPartition).Distinct());
        Assert.Equal([1, 2, 3], _metrics.Of("millrace.source.offset.committed", _ofPartition).Distinct());
    }

    /// <summary>Ten seconds behind the highest event time.</summary>
    [Fact]
    public async Task Watermarks_and_their_delay()
    {
        await RunAsync();

        Assert.Equal([-10, -9, -8], _metrics.Of("millrace.watermark.time").Distinct());
        double asked = _time.GetUtcNow().ToUnixTimeMilliseconds() / 1e3 - 2;
        Assert.Equal(asked + 8, _metrics.Of("millrace.watermark.delay")[^1]);
    }

    [Fact]
    public async Task States_by_name()
    {
        await RunAsync();

        string[] names = [.. DefinitionOf<CountsJob>().States.Select(static state => state.Name)];
        Assert.Equal(names.Order(), _metrics.TagsOf("millrace.state.entries", "millrace.state").Distinct().Order());
        Assert.All(names, name =>
            Assert.Equal([1, 2], _metrics.Of("millrace.state.entries", ("millrace.state", name)).Distinct()));
        Assert.All(_metrics.Of("millrace.state.memory"), static bytes => Assert.InRange(bytes, 16 * 20, 100_000));
    }

    [Fact]
    public async Task Lanes_and_their_health()
    {
        await RunAsync();

        Assert.Equal(1, _metrics.Of("millrace.lane.count", ("millrace.lane.phase", "running"))[^1]);
        Assert.All(_metrics.Of("millrace.lane.health"), static health => Assert.Equal(2, health));
        Assert.All(_metrics.Of("millrace.job.health"), static health => Assert.Equal(2, health));
    }

    /// <summary>Nothing of a job that has ended is shown any more.</summary>
    [Fact]
    public async Task A_job_that_has_ended_is_gone()
    {
        await RunAsync();
        int before = _metrics.Of("millrace.job.health").Count + _metrics.Of("millrace.source.lag").Count;

        _metrics.Collect();

        Assert.Equal(before, _metrics.Of("millrace.job.health").Count + _metrics.Of("millrace.source.lag").Count);
    }

    /// <summary>
    /// Transactions of a source leave a marker behind the last record, which is no record to wait for.
    /// </summary>
    [Fact]
    public async Task A_partition_that_is_read_to_its_end_has_no_lag()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 3)]);
        PartitionLog log = cluster.Log("events", 0);
        log.Complete(log.Begin(), isCommitted: true);

        await RunAsync(cluster);

        Assert.Equal(0, _metrics.Of("millrace.source.lag", _ofPartition)[^1]);
        Assert.Equal(1, _metrics.Of("millrace.source.offset.current", _ofPartition)[^1]);
    }

    private static JobDefinition DefinitionOf<TJob>() where TJob : class, IStreamJob<TJob> => TJob.Job;

    private Task RunAsync() => RunAsync(TestRun.ClusterOf(1, [(0, "a", 0, 3), (0, "b", 1000, 3), (0, "b", 2000, 3)]));

    private async Task RunAsync(InMemoryCluster cluster)
    {
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(30));
        TestProcess<CountsJob> process = new(cluster, new())
        {
            StopAt = StopAt.Never,
            Time = _time,
            Meter = _metrics.Meter,
            Meets = new()
            {
                BatchRecords = static () => 1,
                BeforePoll = poll =>
                {
                    if (poll == Polls) stop.Cancel();
                    if (poll >= Polls) return;
                    _metrics.Collect();
                    _time.Advance(TimeSpan.FromSeconds(2));
                },
            },
        };
        Assert.False(await process.RunAsync(stop.Token));
    }
}

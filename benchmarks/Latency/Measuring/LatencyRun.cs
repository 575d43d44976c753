using Millrace.Benchmarks.Kafka;
using Millrace.Benchmarks.Latency.Load;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Latency.Measuring;

/// <summary>
/// One run of one variant: a reader, a writer and, but for the bare pair, a job between them, each a process. The
/// writer begins when the others are there.
/// </summary>
internal sealed class LatencyRun(BenchmarkTopics topics, Variant variant, string name)
{
    private static readonly TimeSpan _assignmentMax = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _pollInterval = TimeSpan.FromMilliseconds(200);
    private readonly string _pings = $"{name}-pings";
    private readonly string _pongs = $"{name}-pongs";
    private readonly string _group = $"{name}-group";

    /// <exception cref="BenchmarkException">A process failed, or a record was lost or came twice.</exception>
    public async Task<LatencyReport> RunAsync(
        int recordsPerSecond, Settings settings, CancellationToken cancellation)
    {
        LoadPlan plan = new(
            topics.BootstrapServers, _pings, recordsPerSecond, settings.WarmUpSeconds, settings.Seconds,
            settings.LingerMs);
        await topics.CreateAsync(_pings, LoadPlan.Partitions);
        LatencyReport report = variant.JobSettings is null
            ? await LoadAsync(plan, _pings, cancellation)
            : await LoadJobAsync(plan, settings.JobSettings, cancellation);
        await topics.DeleteWithStateAsync(name);
        return report;
    }

    private async Task<LatencyReport> LoadJobAsync(
        LoadPlan plan, IReadOnlyList<string> settings, CancellationToken cancellation)
    {
        await topics.CreateAsync(_pongs, LoadPlan.Partitions);
        await using RunningProgram job = RunningProgram.Start(
            Children.JobOf(plan, [.. JobSettings(plan), .. settings]), cancellation);
        await WaitForAssignmentAsync(job, cancellation);
        LatencyReport report = await LoadAsync(plan, _pongs, cancellation);
        await job.CloseInputAsync();
        return report;
    }

    private async Task<LatencyReport> LoadAsync(LoadPlan plan, string topicRead, CancellationToken cancellation)
    {
        await using RunningProgram reader = RunningProgram.Start(
            Children.Reader(plan with { Topic = topicRead }, variant.Isolation), cancellation);
        await reader.WaitForLineAsync();
        await using RunningProgram writer = RunningProgram.Start(Children.Writer(plan), cancellation);
        WriterReport written = ReportLines.ParseWriter(await writer.WaitForLastLineAsync());
        return new(written, ReportLines.ParseReader(await reader.WaitForLastLineAsync()));
    }

    private IEnumerable<string> JobSettings(LoadPlan plan)
    {
        const string OfJob = "--Millrace:Jobs:pass-through:";
        return
        [
            $"--Millrace:BootstrapServers={topics.BootstrapServers}",
            $"{OfJob}GroupId={_group}", $"{OfJob}Topics:pings={_pings}", $"{OfJob}Topics:pongs={_pongs}",
            $"{OfJob}Kafka:linger.ms={plan.LingerMs}",
            .. variant.JobSettings!.Select(static setting => OfJob + setting),
        ];
    }

    private async Task WaitForAssignmentAsync(RunningProgram job, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_assignmentMax);
        using PeriodicTimer timer = new(_pollInterval);
        try
        {
            while (await topics.AssignedPartitionsAsync(_group) < LoadPlan.Partitions)
            {
                job.RequireRunning();
                await timer.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BenchmarkException(
                $"The job had not taken its partitions after {_assignmentMax.TotalSeconds} s.");
        }
    }
}

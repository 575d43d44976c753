using System.Text.Json;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes.Jobs;

/// <summary>One run of a job in this process: looks up its topics, starts its lanes, and waits for them.</summary>
internal sealed class JobRun(
    JobPlan plan, IKafkaClients clients, Func<IStreamTaskFactory> createFactory, ILogger logger, TimeProvider time)
{
    /// <summary>How a lane waits before it begins again: until then, or until it is to stop.</summary>
    public Action<TimeSpan, CancellationToken> Pause { get; init; } =
        static (delay, stop) => stop.WaitHandle.WaitOne(delay);

    /// <summary>What the lanes are at, for whoever asks.</summary>
    public JobHealth Health { get; init; } = new(plan.Name, time);

    /// <summary>What the lanes count.</summary>
    public JobMetrics Metrics { get; init; } = new(plan.Name, JobMeter.Shared, time);

    /// <summary>Opens a folder that the settings name.</summary>
    public Func<string, IObjectStore> OpenFolder { get; init; } = static path => new LocalFolder(path);

    /// <summary>What the local cache needs of the system.</summary>
    public CacheGround CacheGround { get; init; } = new();

    /// <summary>When entries are written ahead of their checkpoint.</summary>
    public WriteAheadBounds WriteAhead { get; init; } = new();

    /// <summary>Runs until stopped or, for a bounded job, to its end.</summary>
    /// <returns>True at the end of a bounded job; false when stopped.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        using IDisposable published = Metrics.Publish(StatusOf);
        using var stopLanes = CancellationTokenSource.CreateLinkedTokenSource(stop);
        (JobContext context, Lane[] lanes) =
            await Task.Run(() => Begin(stopLanes.Token), stop).WaitAsync(stop).ConfigureAwait(false);
        using ITimer watching = context.Sources.Start(time);
        foreach (Lane lane in lanes) lane.Start();
        bool[] ended = await Task.WhenAll(lanes.Select(lane => WaitAsync(lane, stopLanes))).ConfigureAwait(false);
        bool atEnd = ended.All(static end => end);
        if (atEnd) logger.JobEnds(plan.Name);
        else logger.JobStopped(plan.Name);
        return atEnd;
    }

    /// <summary>Looks everything up and makes the lanes, which do nothing yet.</summary>
    /// <param name="stop">Stops the lanes.</param>
    public Lane[] Prepare(CancellationToken stop) => Begin(stop).Lanes;

    private (JobContext Context, Lane[] Lanes) Begin(CancellationToken stop)
    {
        JobStart start = new(plan, clients, logger, time)
        {
            Pause = Pause, Health = Health, Metrics = Metrics, OpenFolder = OpenFolder, CacheGround = CacheGround,
            WriteAhead = WriteAhead,
        };
        JobContext context = start.Run(stop);
        int count = Math.Min(plan.LanesMax, context.Topics.Values.First().Partitions);
        logger.JobStarts(plan.Name, plan.GroupId, count, plan.Delivery, plan.CheckpointInterval);
        return (context, [.. Enumerable.Range(0, count).Select(lane =>
            new Lane(context, plan.LaneId(lane), createFactory(), stop))]);
    }

    /// <summary>How the job is, for metrics: there, too, healthy is the highest number.</summary>
    private JobStatus StatusOf()
    {
        (LaneHealth worst, IReadOnlyDictionary<string, LaneHealth> lanes) = Health.Look();
        return new(
            (int)worst.Status,
            [
                .. Health.Lanes.Where(lane => lanes.ContainsKey(lane.Lane)).Select(lane => new LaneStatus(
                    lane.Lane, JsonNamingPolicy.SnakeCaseLower.ConvertName(lane.Facts.Phase.ToString()),
                    (int)lanes[lane.Lane].Status)),
            ]);
    }

    /// <summary>Waits for a lane; when it has failed, the others commit what they have and stop.</summary>
    private static async Task<bool> WaitAsync(Lane lane, CancellationTokenSource stopLanes)
    {
        try
        {
            return await lane.Completion.ConfigureAwait(false);
        }
        catch
        {
            await stopLanes.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}

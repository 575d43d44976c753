using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Savepoints;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes;

/// <summary>One run of a job in this process: looks up its topics, starts its lanes, and waits for them.</summary>
internal sealed class JobRun(
    JobPlan plan, IKafkaClients clients, Func<IStreamTaskFactory> createFactory, ILogger logger, TimeProvider time)
{
    /// <summary>How a lane waits before it begins again: until then, or until it is to stop.</summary>
    public Action<TimeSpan, CancellationToken> Pause { get; init; } =
        static (delay, stop) => stop.WaitHandle.WaitOne(delay);

    /// <summary>What the lanes are at, for whoever asks.</summary>
    public JobHealth Health { get; init; } = new(plan.Name, time);

    /// <summary>Opens a folder that the settings name.</summary>
    public Func<string, IObjectStore> OpenFolder { get; init; } = static path => new LocalFolder(path);

    /// <summary>Runs until stopped or, for a bounded job, to its end.</summary>
    /// <returns>True at the end of a bounded job; false when stopped.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        using var stopLanes = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Lane[] lanes = await Task.Run(() => Prepare(stopLanes.Token), stop).WaitAsync(stop).ConfigureAwait(false);
        foreach (Lane lane in lanes) lane.Start();
        bool[] ended = await Task.WhenAll(lanes.Select(lane => WaitAsync(lane, stopLanes))).ConfigureAwait(false);
        bool atEnd = ended.All(static end => end);
        if (atEnd) logger.JobEnds(plan.Name);
        else logger.JobStopped(plan.Name);
        return atEnd;
    }

    /// <summary>Looks everything up and makes the lanes, which do nothing yet.</summary>
    /// <param name="stop">Stops the lanes.</param>
    public Lane[] Prepare(CancellationToken stop)
    {
        JobContext context = CreateContext(stop);
        int count = Math.Min(plan.LanesMax, context.Topics.Values.First().Partitions);
        logger.JobStarts(plan.Name, plan.GroupId, count, plan.Delivery, plan.CheckpointInterval);
        return [.. Enumerable.Range(0, count).Select(lane =>
            new Lane(context, plan.LaneId(lane), createFactory(), stop))];
    }

    private JobContext CreateContext(CancellationToken stop)
    {
        ICheckpointStore? checkpoints = CheckpointStores.Of(plan, clients, OpenFolder, logger, time);
        JobTopics topics = new(plan, clients, checkpoints, logger);
        var sources = topics.Prepare();
        return new()
        {
            Plan = plan,
            Clients = clients,
            Checkpoints = checkpoints,
            Savepoints = plan.SavepointFolder is { } path ? new(OpenFolder(path), plan.GroupId) : null,
            Savepoint = plan.StartFromSavepoint is { } start ? Savepoint.Open(OpenFolder(start), plan, sources) : null,
            SavepointOnStop = plan.SavepointOnStop
                ? new(() => "stop-" + SavepointFolder.NameAt(time.GetUtcNow()))
                : null,
            Logger = logger,
            Time = time,
            Pause = Pause,
            Door = new(time),
            Health = Health,
            Topics = sources,
            StopOffsets = topics.StopOffsets(sources.Values, stop),
        };
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

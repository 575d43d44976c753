using Microsoft.Extensions.Logging;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes;

/// <summary>One run of a job in this process: looks up its topics, starts its lanes, and waits for them.</summary>
internal sealed class JobRun(
    JobPlan plan, IKafkaClients clients, Func<IStreamTaskFactory> createFactory, ILogger logger, TimeProvider time)
{
    /// <summary>Runs until stopped or, for a bounded job, to its end.</summary>
    /// <returns>True at the end of a bounded job; false when stopped.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        JobContext context = await Task.Run(() => Prepare(stop), stop).WaitAsync(stop).ConfigureAwait(false);
        using var stopLanes = CancellationTokenSource.CreateLinkedTokenSource(stop);
        int count = Math.Min(plan.LanesMax, context.Topics.Values.First().Partitions);
        Lane[] lanes = [.. Enumerable.Range(0, count).Select(lane =>
            new Lane(context, plan.LaneId(lane), createFactory(), stopLanes.Token))];
        logger.JobStarts(plan.Name, plan.GroupId, count, plan.Delivery, plan.CheckpointInterval);
        foreach (Lane lane in lanes) lane.Start();
        bool[] ended = await Task.WhenAll(lanes.Select(lane => WaitAsync(lane, stopLanes))).ConfigureAwait(false);
        bool atEnd = ended.All(static end => end);
        if (atEnd) logger.JobEnds(plan.Name);
        else logger.JobStopped(plan.Name);
        return atEnd;
    }

    private JobContext Prepare(CancellationToken stop)
    {
        JobTopics topics = new(plan, clients, logger);
        var sources = topics.Prepare();
        return new()
        {
            Plan = plan,
            Clients = clients,
            Logger = logger,
            Time = time,
            Door = new(time),
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

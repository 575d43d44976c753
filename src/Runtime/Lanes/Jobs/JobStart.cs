using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Checkpointing.Savepoints;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Options;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes.Jobs;

/// <summary>
/// Begins a job: looks up its topics and makes what all lanes share. What passes by itself, such as brokers that are
/// not there yet, is waited for as the restart strategy has it. Used once, by one thread.
/// </summary>
internal sealed class JobStart(JobPlan plan, IKafkaClients clients, ILogger logger, TimeProvider time)
{
    /// <summary>How to wait: until then, or until the job is to stop.</summary>
    public required Action<TimeSpan, CancellationToken> Pause { get; init; }

    public required JobHealth Health { get; init; }

    public required JobMetrics Metrics { get; init; }

    public required Func<string, IObjectStore> OpenFolder { get; init; }

    public required CacheGround CacheGround { get; init; }

    public required WriteAheadBounds WriteAhead { get; init; }

    /// <summary>Looks everything up, again and again if need be.</summary>
    /// <param name="stop">Stops the job.</param>
    public JobContext Run(CancellationToken stop)
    {
        FailureHistory failures = new(plan.Restart, time);
        while (true)
        {
            try
            {
                Health.Start.Enter(LanePhase.Starting);
                return LookUp(stop);
            }
            catch (Exception e) when (Restart.IsWorthwhile(e))
            {
                if (!TryWait(e, failures, stop)) throw;
            }
        }
    }

    /// <summary>Waits until the start is to be tried again; false when it is not to be.</summary>
    private bool TryWait(Exception failure, FailureHistory failures, CancellationToken stop)
    {
        if (failures.Add(hasProgressed: false) is not { } delay)
        {
            logger.GivesUpStarting(plan.Name, failures.Attempt - 1, plan.Restart.Strategy);
            return false;
        }
        logger.StartsLater(plan.Name, failures.Attempt, delay, failure.Message);
        Health.Start.Enter(LanePhase.Restarting, $"attempt {failures.Attempt}: {failure.Message}");
        Pause(delay, stop);
        return !stop.IsCancellationRequested;
    }

    private JobContext LookUp(CancellationToken stop)
    {
        string clusterId = FindClusterId();
        ICheckpointStore? checkpoints = CheckpointStores.Of(
            plan, clients, new(OpenFolder, CacheGround), logger, time);
        JobTopics topics = new(plan, clients, checkpoints, logger);
        ClusterFacts cluster = new(clusterId, topics.Prepare());
        return new()
        {
            Plan = plan,
            Clients = clients,
            Checkpoints = checkpoints,
            Savepoints = plan.SavepointFolder is { } path ? new(OpenFolder(path), plan.GroupId) : null,
            Savepoint = plan.StartFromSavepoint is { } start ? Savepoint.Open(OpenFolder(start), plan, cluster) : null,
            SavepointOnStop = plan.SavepointOnStop
                ? new(() => "stop-" + SavepointFolder.NameAt(time.GetUtcNow()))
                : null,
            Logger = logger,
            Time = time,
            Pause = Pause,
            Door = new(time),
            Health = Health,
            Metrics = Metrics,
            WriteAhead = WriteAhead,
            Cluster = cluster,
            Sources = new(cluster.Topics, clients.Admin),
            Ends = topics.Ends(cluster.Topics.Values, stop),
        };
    }

    /// <summary>The first question to the brokers: whether there are any.</summary>
    private string FindClusterId()
    {
        using ClientCalls.Note call = Health.Start.Calls.Enter("DescribeCluster");
        return clients.Admin.FindClusterId();
    }
}

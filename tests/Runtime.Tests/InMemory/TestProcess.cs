using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Objects;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>One process with one lane that runs a job on a cluster in memory, which outlives it.</summary>
internal sealed class TestProcess<TJob>(InMemoryCluster cluster, TJob job) where TJob : class, IStreamJob<TJob>
{
    public Circumstances Meets { get; init; } = new();

    public Delivery Delivery { get; init; } = Delivery.ExactlyOnce;

    /// <summary>Default: a checkpoint after each poll.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.Zero;

    public OnOffsetConflict OnOffsetConflict { get; init; } = OnOffsetConflict.Fail;

    public RestartOptions Restart { get; init; } = new();

    public StopAt StopAt { get; init; } = StopAt.Latest;

    /// <summary>What configuration says of <see cref="Event"/>.</summary>
    public SourceOptions Events { get; init; } = new();

    /// <summary>Where checkpoints are kept as files; null for Kafka.</summary>
    public InMemoryFolder? Folder { get; init; }

    /// <summary>Where the local cache is; null when there is none.</summary>
    public InMemoryFolder? Cache { get; init; }

    /// <summary>Where savepoints are; null when there are none.</summary>
    public InMemoryFolder? Savepoints { get; init; }

    /// <summary>What settings say besides.</summary>
    public Action<JobOptions> Configure { get; init; } = static _ => { };

    /// <summary>When entries are written ahead of their checkpoint: never, with so few of them.</summary>
    public WriteAheadBounds WriteAhead { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How it waits before a lane begins again; not at all by default.</summary>
    public Action<TimeSpan, CancellationToken> Pause { get; init; } = static (_, _) => { };

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Where it counts.</summary>
    public JobMeter Meter { get; init; } = JobMeter.Shared;

    /// <summary>For schemas that want some; null for none.</summary>
    public IServiceProvider? Services { get; init; }

    public JobPlan Plan
    {
        get
        {
            List<string> problems = [];
            JobOptions options = new() { Lanes = 1, Delivery = Delivery, StopAt = StopAt };
            if (Folder != null) (options.CheckpointStore, options.CheckpointFolder) = (CheckpointStore.Files, "memory");
            if (Cache != null) options.LocalCache = "cache";
            Configure(options);
            options.OnOffsetConflict = OnOffsetConflict;
            if (TJob.Job.Sources.Any(static source => source.Record == nameof(Event)))
                options.Sources[nameof(Event)] = Events;
            JobPlan plan = new JobPlanner(new() { BootstrapServers = "memory" }, problems)
                .Plan(TJob.Job, options, "test");
            Assert.Empty(problems);
            // A later process takes the place of one that was killed at once, as a static member does.
            return plan with
            {
                CheckpointInterval = CheckpointInterval,
                HasStableInstanceId = true,
                Restart = RestartPlan.Of(Restart),
            };
        }
    }

    /// <summary>Runs the job to its end, or to the crash, failure or stop that comes first; true at the end.</summary>
    public async Task<bool> RunAsync(CancellationToken? stop = null)
    {
        JobPlan plan = Plan;
        ProcessLife life = new(Meets.Crash);
        JobRun run = new(
            plan, new InMemoryClients(cluster, plan, Meets, life),
            () => new StreamTaskFactory<TJob>(plan, job, Time, Services), Logger, Time)
        {
            Pause = Pause,
            Metrics = new(plan.Name, Meter, Time),
            WriteAhead = WriteAhead,
            OpenFolder = path => new InMemoryObjectStore(path == "memory" ? Folder! : Savepoints!, path, Meets, life),
            CacheGround = InMemoryCache.Of(path => new InMemoryObjectStore(Cache!, path, Meets, life)),
        };
        return await run.RunAsync(stop ?? TestContext.Current.CancellationToken);
    }
}

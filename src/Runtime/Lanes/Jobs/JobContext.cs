using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Checkpointing.Savepoints;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes.Membership;
using Millrace.Runtime.Options;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes.Jobs;

/// <summary>What all lanes of a job share: immutable once the job has started.</summary>
internal sealed record JobContext
{
    public required JobPlan Plan { get; init; }

    public required IKafkaClients Clients { get; init; }

    /// <summary>Where the job keeps its checkpoints; null when it makes none.</summary>
    public required ICheckpointStore? Checkpoints { get; init; }

    /// <summary>Where savepoints go; null when the settings name no folder.</summary>
    public SavepointFolder? Savepoints { get; init; }

    /// <summary>What tasks without a checkpoint start from; null for nothing.</summary>
    public Savepoint? Savepoint { get; init; }

    /// <summary>The savepoint that this process takes when it stops.</summary>
    public Lazy<string>? SavepointOnStop { get; init; }

    public required ILogger Logger { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>What the job reads from.</summary>
    public required ClusterFacts Cluster { get; init; }

    /// <summary>The source topics by name, as they were when the job started.</summary>
    public IReadOnlyDictionary<string, TopicFacts> Topics => Cluster.Topics;

    /// <summary>Tells whether those topics are still the same.</summary>
    public required TopicWatch Sources { get; init; }

    /// <summary>Where a bounded run ends, resolved once when the job starts; empty when it is not bounded.</summary>
    public required IReadOnlyDictionary<TopicPartition, RunEnd> Ends { get; init; }

    /// <summary>How a lane waits before it begins again.</summary>
    public required Action<TimeSpan, CancellationToken> Pause { get; init; }

    /// <summary>Where lanes leave, one after another.</summary>
    public required ExitDoor Door { get; init; }

    /// <summary>What the lanes are at, for whoever asks.</summary>
    public required JobHealth Health { get; init; }

    /// <summary>What the lanes count.</summary>
    public required JobMetrics Metrics { get; init; }

    /// <summary>When entries are written ahead of their checkpoint.</summary>
    public WriteAheadBounds WriteAhead { get; init; } = new();

    /// <summary>How long one request to the brokers may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long what a former owner left open may hold a take-over up: its transaction's time-out, and some.
    /// </summary>
    public TimeSpan TakeOverTimeout => Plan.TransactionTimeout + TimeSpan.FromSeconds(20);
}

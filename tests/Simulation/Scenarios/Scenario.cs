using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Simulation.Tests.Jobs;

namespace Millrace.Simulation.Tests.Scenarios;

/// <summary>
/// What a seed stands for: a job, what it reads, the processes that run it, and what happens to them. Nothing else is
/// random but the order in which threads run, which has the same seed.
/// </summary>
internal sealed record Scenario
{
    public required int Seed { get; init; }

    public required SimulatedJob Job { get; init; }

    /// <summary>What the job guarantees.</summary>
    public required Delivery Delivery { get; init; }

    /// <summary>Where the job keeps its checkpoints.</summary>
    public CheckpointStore Store { get; init; } = CheckpointStore.Kafka;

    /// <summary>The local cache of its processes; null for none.</summary>
    public CacheScenario? Cache { get; init; }

    /// <summary>When entries are written ahead of their checkpoint: never, unless it is said.</summary>
    public WriteAheadBounds WriteAhead { get; init; } = new();

    /// <summary>True when checkpoint files are damaged while the job runs.</summary>
    public bool HasDamage { get; init; }

    /// <summary>After how long at a partition's end event time goes on with the clock; null for never.</summary>
    public TimeSpan? IdleAfter { get; init; }

    /// <summary>Partitions of the sources, and so tasks.</summary>
    public required int Partitions { get; init; }

    /// <summary>
    /// Partitions of the sink: one for a job of several sources, so that its order tells in which the sources were
    /// read.
    /// </summary>
    public required int SinkPartitions { get; init; }

    /// <summary>True when all input is there before the job starts, which runs to its end.</summary>
    public required bool IsBounded { get; init; }

    /// <summary>True when a process that is started again is the same member of its group.</summary>
    public required bool HasStaticMembers { get; init; }

    public required TimeSpan CheckpointInterval { get; init; }

    public required TimeSpan TransactionTimeout { get; init; }

    public required TimeSpan SessionTimeout { get; init; }

    /// <summary>How much later than their time-out brokers notice dead transactions.</summary>
    public required TimeSpan TimeoutLag { get; init; }

    public required TimeSpan OutOfOrderness { get; init; }

    /// <summary>How many records of a partition a poll brings at most.</summary>
    public required int BatchRecordsMax { get; init; }

    /// <summary>How long an idle poll lasts at least.</summary>
    public required TimeSpan IdlePoll { get; init; }

    /// <summary>Lanes of each process; their number is that of the processes that ever run.</summary>
    public required IReadOnlyList<int> Lanes { get; init; }

    /// <summary>How many of them run at the beginning.</summary>
    public required int ProcessesAtStart { get; init; }

    /// <summary>What comes in, in this order.</summary>
    public required IReadOnlyList<Arrival> Arrivals { get; init; }

    /// <summary>What happens, in this order.</summary>
    public required IReadOnlyList<Event> Events { get; init; }

    /// <summary>True when somebody wants a savepoint; a job is started from it in the end.</summary>
    public bool HasSavepoint => Events.Any(static next => next.Kind == EventKind.Savepoint);

    /// <summary>What brokers and clients do wrong, and how often.</summary>
    public required HazardRates Hazards { get; init; }

    public override string ToString() =>
        $"job '{Job.Definition.Name}', {Delivery}, {Store}, {(IsBounded ? "bounded" : "unbounded")}, "
        + (IdleAfter is { } idle ? $"idle after {idle.TotalSeconds} s, " : "")
        + (HasSavepoint ? "a savepoint, " : "")
        + (HasDamage ? "damaged files, " : "")
        + (WriteAhead.EntriesMin == 1 ? "written ahead, " : "")
        + (Cache is { Bounds: var bounds }
            ? $"a cache in slices of {bounds.SliceEntriesMin} or a {bounds.SlicesMax}th, "
            : "")
        + $"{Partitions} partition(s), {Arrivals.Count} records, lanes [{string.Join(", ", Lanes)}], "
        + $"{ProcessesAtStart} process(es) at first, {(HasStaticMembers ? "static" : "dynamic")} members, "
        + $"a checkpoint every {CheckpointInterval.TotalSeconds} s, time-outs: session "
        + $"{SessionTimeout.TotalSeconds} s, transaction {TransactionTimeout.TotalSeconds} s and "
        + $"{TimeoutLag.TotalSeconds} s";
}

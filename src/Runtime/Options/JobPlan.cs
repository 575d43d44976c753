using Millrace.Contracts;

namespace Millrace.Runtime.Options;

/// <summary>
/// A job as it will run: attributes, code and configuration merged and checked. Immutable; everything behind the start
/// reads settings from here only.
/// </summary>
internal sealed record JobPlan
{
    public required JobDefinition Definition { get; init; }

    public required string BootstrapServers { get; init; }

    public required string GroupId { get; init; }

    /// <summary>The name of this process in transactional ids and client ids.</summary>
    public required string InstanceId { get; init; }

    /// <summary>
    /// True when <see cref="InstanceId"/> outlives the process, so that its membership can be static.
    /// </summary>
    public required bool HasStableInstanceId { get; init; }

    public required Delivery Delivery { get; init; }

    public required TimeSpan CheckpointInterval { get; init; }

    public required TimeSpan TransactionTimeout { get; init; }

    public required int LanesMax { get; init; }

    public required Profile Profile { get; init; }

    public required bool CreateTopics { get; init; }

    public required CheckpointStore CheckpointStore { get; init; }

    /// <summary>Where files go; null when there are none.</summary>
    public required string? CheckpointFolder { get; init; }

    /// <summary>Where this process keeps a copy of its state; null for nowhere.</summary>
    public required string? LocalCache { get; init; }

    /// <summary>Where savepoints go; null when none can be taken.</summary>
    public required string? SavepointFolder { get; init; }

    public required bool SavepointOnStop { get; init; }

    /// <summary>The folder of the savepoint that tasks without a checkpoint start from; null for nothing.</summary>
    public required string? StartFromSavepoint { get; init; }

    /// <summary>The names of states that a savepoint may have and the job has not.</summary>
    public required IReadOnlyList<string> AllowDroppedState { get; init; }

    public required OnOffsetConflict OnOffsetConflict { get; init; }

    /// <summary>How lanes begin again after failures.</summary>
    public required RestartPlan Restart { get; init; }

    public required IReadOnlyList<SourcePlan> Sources { get; init; }

    /// <summary>Actual names by declared names.</summary>
    public required IReadOnlyDictionary<string, string> Topics { get; init; }

    /// <summary>librdkafka properties of the user.</summary>
    public required IReadOnlyDictionary<string, string> Kafka { get; init; }

    public string Name => Definition.Name;

    /// <summary>The compacted topic that holds state and checkpoint records.</summary>
    public string StateTopic => GroupId + "-state";

    public IEnumerable<string> SourceTopics => Sources.SelectMany(static source => source.Topics);

    public IEnumerable<string> SinkTopics => Definition.Sinks.Select(sink => TopicOf(sink.Topic)).Distinct();

    public bool HasCheckpoints => Delivery != Delivery.AutoCommit;

    public bool IsBounded => Sources.All(static source => source.StopAt == StopAt.Latest);

    /// <summary>The name that a declared topic has here.</summary>
    public string TopicOf(string declared) => Topics.GetValueOrDefault(declared, declared);

    public SourcePlan SourceOf(string record) => Sources.First(source => source.Record == record);

    public SourcePlan SourceReading(string topic) => Sources.First(source => source.Topics.Contains(topic));

    /// <summary>The name of a lane among all lanes of the group: its transactional id and client id.</summary>
    public string LaneId(int lane) => $"{GroupId}-{InstanceId}-{lane}";
}

/// <summary>A source as it will be read.</summary>
internal sealed record SourcePlan(
    string Record,
    IReadOnlyList<string> Topics,
    StartFrom StartFrom,
    StopAt StopAt,
    bool HasEventTime,
    long MaxOutOfOrdernessMs,
    long? IdleAfterMs);

namespace Millrace;

/// <summary>
/// One job's settings, over what its attributes say. The configuration section
/// <c>Millrace:Jobs:&lt;name of the job&gt;</c> overrides what code sets. A null keeps what the attributes say, or the
/// default.
/// </summary>
public sealed class JobOptions
{
    /// <summary>The consumer group. Default: the job's name. No two jobs can share one.</summary>
    public string? GroupId { get; set; }

    /// <summary>What is guaranteed about outputs and state.</summary>
    public Delivery? Delivery { get; set; }

    /// <summary>How often a lane commits; 10 ms to a third of <c>transaction.timeout.ms</c>.</summary>
    public TimeSpan? CheckpointInterval { get; set; }

    /// <summary>
    /// How many lanes this process runs, 1 to 1,024. Default: one per two cores, because a lane and the threads of its
    /// clients fill two; never more than there are partitions.
    /// </summary>
    public int? Lanes { get; set; }

    /// <summary>What the job's clients are tuned for. Default: <see cref="Profile.Throughput"/>.</summary>
    public Profile? Profile { get; set; }

    /// <summary>Where partitions without checkpoint and committed offset start, for all sources of the job.</summary>
    public StartFrom? StartFrom { get; set; }

    /// <summary>Whether the job ends by itself, for all sources of the job.</summary>
    public StopAt? StopAt { get; set; }

    /// <summary>Where checkpoints are kept. Default: <see cref="Millrace.CheckpointStore.Kafka"/>.</summary>
    public CheckpointStore? CheckpointStore { get; set; }

    /// <summary>
    /// The folder of <see cref="Millrace.CheckpointStore.Files"/>, which all processes of the job must share.
    /// </summary>
    public string? CheckpointFolder { get; set; }

    /// <summary>
    /// A folder of this process on a local disk, where it keeps a copy of its state, so that a restart reads little of
    /// the state topic. It is checked against the topic, and can be deleted at any time. Default: none.
    /// </summary>
    public string? LocalCache { get; set; }

    /// <summary>
    /// Where savepoints go; all processes of the job must share it. Default: nowhere, so that none can be taken.
    /// </summary>
    public string? SavepointFolder { get; set; }

    /// <summary>Whether a process takes a savepoint when it stops. Default: no.</summary>
    public bool? SavepointOnStop { get; set; }

    /// <summary>
    /// The folder of a savepoint that a job without checkpoints starts from. May stay when the job has started; with
    /// checkpoints that do not come from that savepoint the job is refused.
    /// </summary>
    public string? StartFromSavepoint { get; set; }

    /// <summary>States by name that the savepoint has and the job has not, and that are to be dropped.</summary>
    public IList<string> AllowDroppedState { get; } = [];

    /// <summary>What to do when the group's offsets are not those of the checkpoint. Default: fail.</summary>
    public OnOffsetConflict? OnOffsetConflict { get; set; }

    /// <summary>How a lane begins again after a failure that may pass by itself.</summary>
    public RestartOptions Restart { get; } = new();

    /// <summary>
    /// Names that topics have here, by the names that attributes give: <c>Topics:flights = prod.flights</c>.
    /// </summary>
    public IDictionary<string, string> Topics { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Settings of single sources, by the name of the record type.</summary>
    public IDictionary<string, SourceOptions> Sources { get; } =
        new Dictionary<string, SourceOptions>(StringComparer.Ordinal);

    /// <summary>librdkafka properties for the clients of this job, over <see cref="MillraceOptions.Kafka"/>.</summary>
    public IDictionary<string, string> Kafka { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>
/// What a job's clients are tuned for, where one set of defaults cannot serve both; librdkafka properties that are set
/// go before it.
/// </summary>
public enum Profile
{
    /// <summary>A record may wait up to 5 ms for others, to be sent together with them.</summary>
    Throughput,

    /// <summary>
    /// A record waits 1 ms at most. At 1,000 records a second that makes an output 4 ms younger; brokers have more and
    /// smaller requests to serve.
    /// </summary>
    LowLatency,
}

/// <summary>One source's settings, over what its attributes say; a null keeps that.</summary>
public sealed class SourceOptions
{
    /// <summary>Where partitions without checkpoint and committed offset start.</summary>
    public StartFrom? StartFrom { get; set; }

    /// <summary>Whether reading ends.</summary>
    public StopAt? StopAt { get; set; }

    /// <summary>How far the watermark stays behind the highest timestamp.</summary>
    public TimeSpan? MaxOutOfOrderness { get; set; }

    /// <summary>After how long at its partition's end event time goes on with the clock.</summary>
    public TimeSpan? IdleAfter { get; set; }
}

/// <summary>Where a job keeps its checkpoints (Flink's checkpoint storage).</summary>
public enum CheckpointStore
{
    /// <summary>
    /// In a compacted topic of its own, in one transaction with the outputs where delivery is exactly once.
    /// </summary>
    Kafka,

    /// <summary>
    /// In files of <see cref="JobOptions.CheckpointFolder"/>, with any version of brokers: state is exact, outputs are
    /// written at least once.
    /// </summary>
    Files,
}

/// <summary>
/// What to do when the group's committed offsets are not those of the checkpoint: somebody has reset the group.
/// </summary>
public enum OnOffsetConflict
{
    /// <summary>Stop with an error that shows both.</summary>
    Fail,

    /// <summary>Go on from the checkpoint: offsets and state belong together.</summary>
    UseCheckpoint,

    /// <summary>
    /// Go on from the group's offsets, with the checkpoint's state: to skip or repeat records on purpose.
    /// </summary>
    UseGroup,
}

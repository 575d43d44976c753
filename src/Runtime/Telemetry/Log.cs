using Microsoft.Extensions.Logging;

namespace Millrace.Runtime.Telemetry;

/// <summary>
/// Every log event of the runtime, documented in docs/operations/logs.md. Error: data at risk or the job is down;
/// warning: unexpected, but handled; information: the job's state changes, and nothing per record or checkpoint.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information,
        "Job {Job} starts: group {Group}, {Lanes} lane(s), {Delivery}, a checkpoint every {CheckpointInterval}")]
    public static partial void JobStarts(
        this ILogger logger, string job, string group, int lanes, Delivery delivery, TimeSpan checkpointInterval);

    [LoggerMessage(1001, LogLevel.Information, "Job {Job} has come to the end of its input and ends")]
    public static partial void JobEnds(this ILogger logger, string job);

    [LoggerMessage(1002, LogLevel.Information, "Job {Job} has stopped")]
    public static partial void JobStopped(this ILogger logger, string job);

    [LoggerMessage(1003, LogLevel.Critical, "Job {Job} has failed: {Reason}")]
    public static partial void JobFailed(this ILogger logger, Exception? cause, string job, string reason);

    [LoggerMessage(1004, LogLevel.Information, "Created topic {Topic} with {Partitions} partition(s)")]
    public static partial void TopicCreated(this ILogger logger, string topic, int partitions);

    [LoggerMessage(1005, LogLevel.Warning,
        "Job {Job} cannot start yet and tries again (attempt {Attempt}) in {Delay}: {Reason}")]
    public static partial void StartsLater(
        this ILogger logger, string job, int attempt, TimeSpan delay, string reason);

    [LoggerMessage(1006, LogLevel.Error,
        "Job {Job} does not try to start again after {Attempts} more attempt(s), "
        + "as Restart:Strategy = {Strategy} has it")]
    public static partial void GivesUpStarting(
        this ILogger logger, string job, int attempts, RestartStrategy strategy);

    [LoggerMessage(1010, LogLevel.Information, "Lane {Lane} reads {Partitions}")]
    public static partial void Assigned(this ILogger logger, string lane, string partitions);

    [LoggerMessage(1011, LogLevel.Information, "Lane {Lane} gives up {Partitions}")]
    public static partial void Revoked(this ILogger logger, string lane, string partitions);

    [LoggerMessage(1012, LogLevel.Warning,
        "Lane {Lane} has lost {Partitions} without notice; what it did since its last checkpoint is dropped")]
    public static partial void Lost(this ILogger logger, string lane, string partitions);

    [LoggerMessage(1013, LogLevel.Information,
        "Lane {Lane} restored partition {Partition} from checkpoint {Number}: "
        + "{Entries} state entries in {ElapsedMs} ms")]
    public static partial void Restored(
        this ILogger logger, string lane, int partition, long number, long entries, long elapsedMs);

    [LoggerMessage(1014, LogLevel.Warning,
        "Lane {Lane} fences {Writer}, which left a transaction open on partitions that it does not own any more")]
    public static partial void Fences(this ILogger logger, string lane, string writer);

    [LoggerMessage(1015, LogLevel.Warning,
        "Lane {Lane} starts again from its last checkpoint (attempt {Attempt}) in {Delay}: {Reason}")]
    public static partial void LaneRestarts(
        this ILogger logger, Exception cause, string lane, int attempt, TimeSpan delay, string reason);

    [LoggerMessage(1016, LogLevel.Warning, "Lane {Lane} waits for an open transaction on {Topic}[{Partition}] to end")]
    public static partial void WaitsForTransaction(this ILogger logger, string lane, string topic, int partition);

    [LoggerMessage(1017, LogLevel.Warning,
        "{Topic}[{Partition}]: the group is at offset {GroupOffset}, the checkpoint at {CheckpointOffset}; "
        + "going on from {Chosen}")]
    public static partial void OffsetConflict(
        this ILogger logger, string topic, int partition, long groupOffset, long checkpointOffset, long chosen);

    [LoggerMessage(1018, LogLevel.Warning,
        "Lane {Lane} has dropped {Count} late record(s) so far; an [OnLate] method would receive them")]
    public static partial void LateDropped(this ILogger logger, string lane, long count);

    [LoggerMessage(1019, LogLevel.Debug, "Lane {Lane} committed a checkpoint in {ElapsedMs} ms")]
    public static partial void Checkpointed(this ILogger logger, string lane, long elapsedMs);

    [LoggerMessage(1024, LogLevel.Debug, "Lane {Lane} has written {Entries} entries ahead of its checkpoint")]
    public static partial void WroteAhead(this ILogger logger, string lane, long entries);

    [LoggerMessage(1020, LogLevel.Warning, "Lane {Lane} goes back to its last checkpoint: {Reason}")]
    public static partial void Rewinds(this ILogger logger, string lane, string reason);

    [LoggerMessage(1021, LogLevel.Debug, "Lane {Lane} could not take leave of its group or transaction")]
    public static partial void AbandonFailed(this ILogger logger, Exception cause, string lane);

    [LoggerMessage(1022, LogLevel.Error,
        "Lane {Lane} is not started again after {Attempts} restart(s), as Restart:Strategy = {Strategy} has it")]
    public static partial void GivesUp(this ILogger logger, string lane, int attempts, RestartStrategy strategy);

    [LoggerMessage(1023, LogLevel.Information, "Lane {Lane} restores; records left: {Left}")]
    public static partial void Restoring(this ILogger logger, string lane, string left);

    [LoggerMessage(1025, LogLevel.Warning, "No progress: {Reason}")]
    public static partial void MakesNoProgress(this ILogger logger, string reason);

    [LoggerMessage(1026, LogLevel.Error, "No progress, and none to be expected: {Reason}")]
    public static partial void Hangs(this ILogger logger, string reason);

    [LoggerMessage(1027, LogLevel.Information, "Job {Job} makes progress again")]
    public static partial void MakesProgressAgain(this ILogger logger, string job);
    [LoggerMessage(1050, LogLevel.Warning,
        "Lane {Lane} cannot use number {Number}, the newest {Place}, and goes back to the one before: {Reason}")]
    public static partial void CheckpointDamaged(
        this ILogger logger, string lane, string place, long number, string reason);

    [LoggerMessage(1051, LogLevel.Warning, "Old checkpoints could not be removed and take room: {Reason}")]
    public static partial void OldCheckpointsStay(this ILogger logger, string reason);

    [LoggerMessage(1052, LogLevel.Information, "Lane {Lane} has completed the savepoint {Savepoint}")]
    public static partial void SavepointTaken(this ILogger logger, string lane, string savepoint);

    [LoggerMessage(1053, LogLevel.Warning, "Lane {Lane} could not take a savepoint, and tries again: {Reason}")]
    public static partial void SavepointFailed(this ILogger logger, string lane, string reason);

    [LoggerMessage(1054, LogLevel.Information, "Lane {Lane} starts partition {Partition} from savepoint {Savepoint}")]
    public static partial void StartsFromSavepoint(this ILogger logger, string lane, int partition, string savepoint);

    [LoggerMessage(1060, LogLevel.Information,
        "Lane {Lane} reads partition {Partition} from its local cache, as of checkpoint {Number}")]
    public static partial void ReadsCache(this ILogger logger, string lane, int partition, long number);

    [LoggerMessage(1061, LogLevel.Warning,
        "Lane {Lane} reads partition {Partition} from the state topic; its local cache cannot be used: {Reason}")]
    public static partial void CacheRefused(this ILogger logger, string lane, int partition, string reason);

    [LoggerMessage(1062, LogLevel.Warning,
        "The local cache of partition {Partition} is not written any more until it is restored again: {Reason}")]
    public static partial void CacheStops(this ILogger logger, int partition, string reason);

    [LoggerMessage(1063, LogLevel.Warning, "No local cache: brokers before 2.8 give topics no ids to know them by")]
    public static partial void CacheImpossible(this ILogger logger);

    [LoggerMessage(1030, LogLevel.Warning, "Kafka client {Client}: {Message}")]
    public static partial void ClientWarning(this ILogger logger, string client, string message);

    [LoggerMessage(1031, LogLevel.Debug, "Kafka client {Client}: {Message}")]
    public static partial void ClientDebug(this ILogger logger, string client, string message);

    [LoggerMessage(1040, LogLevel.Information,
        "Lane {Lane} has skipped {Count} record(s) so far, because their schema said so")]
    public static partial void Skipped(this ILogger logger, string lane, long count);

    [LoggerMessage(1041, LogLevel.Information,
        "Lane {Lane} has written nothing for {Count} output(s) so far, because the schema of their sink said so")]
    public static partial void OutputsSkipped(this ILogger logger, string lane, long count);
}

using Millrace.Runtime.Checkpointing.Entries;

namespace Millrace.Runtime.Checkpointing.Starts;

/// <summary>The job cannot go on from what its last run left, and starting over is the user's choice.</summary>
internal sealed class CheckpointRefusedException : Exception
{
    public CheckpointRefusedException(string message) : base(message) { }

    /// <summary>The checkpoint of a task does not fit today's job or topics.</summary>
    public static CheckpointRefusedException NotUsable(
        string group, int partition, CheckpointRecord checkpoint, IEnumerable<string> problems) =>
        new($"The checkpoint of partition {partition} (number {checkpoint.Number}, group '{group}') cannot be used:"
            + string.Concat(problems.Select(static problem => "\n  - " + problem))
            + "\nBring back what it was made with, or start over under another GroupId.");

    /// <summary>A savepoint does not fit today's job or topics.</summary>
    public static CheckpointRefusedException Savepoint(string place, IEnumerable<string> problems) =>
        new($"The savepoint in {place} cannot be used:"
            + string.Concat(problems.Select(static problem => "\n  - " + problem))
            + "\nBring back what it was made with, or name a state that is to be dropped in AllowDroppedState.");

    /// <summary>The job has checkpoints of its own, so that the savepoint would be passed over.</summary>
    public static CheckpointRefusedException NotFromSavepoint(string place, long number) =>
        new($"StartFromSavepoint is set, but the job has a {place} of its own (number {number}), which does not come "
            + "from that savepoint. Remove the setting to go on from the checkpoint, or give the job another GroupId "
            + "to start from the savepoint.");

    /// <summary>There are checkpoints of a task, but none is whole.</summary>
    public static CheckpointRefusedException AllDamaged(string place, IReadOnlyList<CheckpointDamage> damage) =>
        new($"No {place} can be used:"
            + string.Concat(damage.Select(static d => $"\n  - number {d.Number}: {d.Reason}"))
            + "\nBring back whole files, or start over under another GroupId.");

    /// <summary>The group has an offset, so that a checkpoint was there once.</summary>
    public static CheckpointRefusedException Missing(
        string group, string topic, int partition, long groupOffset, string place) =>
        new($"{topic}[{partition}]: group '{group}' is at offset {groupOffset}, but there is no {place}. Every process "
            + "of the job must see the same folder. Bring the files back or correct CheckpointFolder; or set "
            + "OnOffsetConflict to UseGroup once, to go on from the group's offset without state.");

    /// <summary>What stands in a store is not what was written there.</summary>
    public static CheckpointRefusedException Damaged(string place, long offset, string reason) => new(
        $"The {place} is damaged at offset {offset}: {reason}. Nothing was read from the sources. Start from a "
        + "savepoint or another copy of the topic, or start over under another GroupId.");

    /// <summary>A store has lost some of what was written there.</summary>
    public static CheckpointRefusedException Incomplete(string place, string mismatch) => new(
        $"The {place} is not complete: {mismatch}. Somebody has deleted records there, or brokers have lost them. "
        + "Nothing was read from the sources. Start from a savepoint or another copy of the topic, or start over under "
        + "another GroupId.");

    /// <summary>The group's offset is not the checkpoint's.</summary>
    public static CheckpointRefusedException OffsetConflict(
        string group, string topic, int partition, long groupOffset, long checkpointOffset) =>
        new($"{topic}[{partition}]: the offset of group '{group}' is {groupOffset}, but the checkpoint is at "
            + $"{checkpointOffset}: somebody has reset the group. Set OnOffsetConflict to UseGroup to go on from the "
            + "group's offset with the checkpoint's state, or to UseCheckpoint to go on from the checkpoint.");
}

using Millrace.Runtime.Checkpointing.Entries;

namespace Millrace.Runtime.Checkpointing.Starts;

/// <summary>Decides where a bounded run ends: pure functions of checkpoints.</summary>
internal static class BoundedRun
{
    /// <summary>
    /// An unfinished run goes on to the end that it had. Null when there is none: nothing was read yet, or the last run
    /// has finished and this is a new one, which goes to today's end.
    /// </summary>
    public static long? StopOffset(CheckpointRecord? checkpoint, string topic) => checkpoint is { HasFinished: false }
        ? checkpoint.Sources.FirstOrDefault(source => source.Topic == topic)?.OffsetStop
        : null;

    /// <summary>Where a task ends that is restored from a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint; null when there is none.</param>
    /// <param name="topic">The topic that is read.</param>
    /// <param name="end">What was found when the process started.</param>
    /// <remarks>
    /// The run that was found unfinished then can have been at its end: its last checkpoint, the next one after what
    /// could be read, was in a transaction that was still open. This is a new run in that case. When the run has
    /// finished later, by another process of it, the task stays where it is.
    /// </remarks>
    public static long StopOffset(CheckpointRecord? checkpoint, string topic, RunEnd end) =>
        StopOffset(checkpoint, topic)
        ?? (checkpoint is { HasFinished: true } && checkpoint.Number == end.NumberSeen + 1 ? end.Today : end.Expected);
}

/// <summary>Where a bounded run is to end in a partition, as the process has found it when it started.</summary>
/// <param name="Today">Behind the last record that was committed then.</param>
/// <param name="Resumed">
/// Where the unfinished run that this one goes on with would have ended; null for a new one.
/// </param>
/// <param name="NumberSeen">
/// The number of the last checkpoint that could be read then, without waiting for open transactions; 0 when there was
/// none.
/// </param>
internal readonly record struct RunEnd(long Today, long? Resumed, long NumberSeen)
{
    /// <summary>What a process that does not have the partition expects of those that have.</summary>
    public long Expected => Resumed ?? Today;
}

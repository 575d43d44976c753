using Millrace.Runtime.Checkpointing.Entries;

namespace Millrace.Runtime.Checkpointing.Starts;

/// <summary>Decides where a bounded run ends: a pure function of the checkpoint.</summary>
internal static class BoundedRun
{
    /// <summary>
    /// An unfinished run goes on to the end that it had. Null when there is none: nothing was read yet, or the last run
    /// has finished and this is a new one, which goes to today's end.
    /// </summary>
    public static long? StopOffset(CheckpointRecord? checkpoint, string topic) => checkpoint is { HasFinished: false }
        ? checkpoint.Sources.FirstOrDefault(source => source.Topic == topic)?.OffsetStop
        : null;
}

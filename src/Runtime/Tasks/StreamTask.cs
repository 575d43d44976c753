using Millrace.Runtime.State;
using Millrace.Runtime.Timing;

namespace Millrace.Runtime.Tasks;

/// <summary>
/// The operators, states, windows and watermark of one partition number. Everything in it depends on the order of the
/// records in its partitions only. Owned by a lane and used by its thread only.
/// </summary>
internal sealed class StreamTask(int partition, TaskScope scope)
{
    public int Partition { get; } = partition;

    public TaskScope Scope { get; } = scope;

    public List<SourceInput> Inputs { get; } = [];

    public List<ITimedOperator> TimedOperators { get; } = [];

    public List<IStateStore> Stores { get; } = [];

    /// <summary>True when something has happened since the last checkpoint.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>The number of the last checkpoint.</summary>
    public long CheckpointNumber { get; private set; }

    /// <summary>
    /// True when a bounded run has come to the end of all inputs and everything open was fired.
    /// </summary>
    public bool HasFinished { get; private set; }

    /// <summary>
    /// The watermark as a checkpoint keeps it. At the end of all input that is not infinity but the smallest one that
    /// explains what was written: up to the last window that began to close. A later run goes on from there, also when
    /// closing the windows has failed half way.
    /// </summary>
    public long WatermarkMs => HasFinished || Scope.Clock.WatermarkMs == EventTime.EndOfInput
        ? Scope.ClosedUntilMs
        : Scope.Clock.WatermarkMs;

    public void OnProcessed()
    {
        HasChanges = true;
        Scope.Counters.RecordsRead++;
    }

    /// <summary>
    /// An input's watermark has advanced; most of the time nothing is due and this is one comparison.
    /// </summary>
    public void OnWatermark()
    {
        long watermarkMs = Scope.Clock.WatermarkMs;
        if (watermarkMs >= Scope.Clock.NextDueMs) Fire(watermarkMs);
    }

    public void OnInputEnded()
    {
        HasChanges = true;
        OnWatermark();
        FinishIfEnded();
    }

    /// <summary>Lets quiet partitions' event time go on with the clock.</summary>
    public void ObserveIdle()
    {
        bool advanced = false;
        foreach (SourceInput input in Inputs) advanced |= input.Watermark?.ObserveIdle() == true;
        if (!advanced) return;
        HasChanges = true;
        OnWatermark();
    }

    /// <summary>
    /// Begins, from a checkpoint or from nothing: does what was due there already, and asks for a checkpoint, to record
    /// where it begins.
    /// </summary>
    public void Begin(long checkpointNumber, long watermarkMs)
    {
        CheckpointNumber = checkpointNumber;
        Scope.ClosedUntilMs = watermarkMs;
        foreach (ITimedOperator timed in TimedOperators) timed.Restored();
        HasChanges = true;
        OnWatermark();
        FinishIfEnded();
    }

    /// <summary>A checkpoint has been written and counts from now on.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="hasGroupOffsets">False when the group's offsets must follow with the next one.</param>
    public void OnCheckpoint(long number, bool hasGroupOffsets)
    {
        CheckpointNumber = number;
        HasChanges = !hasGroupOffsets;
    }

    private void FinishIfEnded()
    {
        foreach (SourceInput input in Inputs)
            if (!input.HasEnded) return;
        Fire(EventTime.EndOfInput);
        HasFinished = true;
    }

    private void Fire(long watermarkMs)
    {
        Scope.Clock.ClearSchedule();
        foreach (ITimedOperator timed in TimedOperators) timed.AdvanceTo(watermarkMs);
    }
}

using Millrace.Runtime.State;
using Millrace.Runtime.Timing;

namespace Millrace.Runtime.Tasks;

/// <summary>
/// The operators, states, windows and watermark of one partition number. Everything in it depends on the order of the
/// records in its partitions only. Owned by a lane and used by its thread only.
/// </summary>
internal sealed class StreamTask(int partition, TaskScope scope)
{
    private (long ClosedUntilMs, bool HasChanges, bool HasFinished) _committed;

    public int Partition { get; } = partition;

    public TaskScope Scope { get; } = scope;

    public List<SourceInput> Inputs { get; } = [];

    public List<ITimedOperator> TimedOperators { get; } = [];

    public List<IStateStore> Stores { get; } = [];

    /// <summary>True when something has happened since the last checkpoint.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>The id of the savepoint that the task began with; empty when there was none.</summary>
    public string Savepoint { get; private set; } = "";

    /// <summary>True while its state comes from a savepoint and the job's own store has none of it.</summary>
    public bool IsImported { get; private set; }

    /// <summary>How many changed entries of its states the round still has to write.</summary>
    public long Unwritten => Stores.Sum(static store => store.Unwritten);

    /// <summary>True when some of the round's changes were written ahead.</summary>
    public bool IsWrittenAhead { get; private set; }

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

    /// <param name="isSkipped">True when the record's schema has passed it over.</param>
    public void OnProcessed(bool isSkipped)
    {
        HasChanges = true;
        Scope.Counters.RecordsRead++;
        if (isSkipped) Scope.Counters.RecordsSkipped++;
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
    /// A checkpoint has been put in, or there is none: this is what is committed. Asks for a checkpoint, to record
    /// where the task begins.
    /// </summary>
    public void OnRestored(long checkpointNumber, long watermarkMs)
    {
        CheckpointNumber = checkpointNumber;
        Scope.ClosedUntilMs = watermarkMs;
        HasChanges = true;
        CommitFields();
    }

    /// <summary>Says that what is put in comes from a savepoint, or once did.</summary>
    public void BeganWith(string savepoint, bool isImported) => (Savepoint, IsImported) = (savepoint, isImported);

    /// <summary>Goes on from what is committed, beginning with what is due there already.</summary>
    public void Resume()
    {
        foreach (ITimedOperator timed in TimedOperators) timed.ScheduleOpen();
        OnWatermark();
        FinishIfEnded();
    }

    public void OnWrittenAhead() => IsWrittenAhead = true;

    /// <summary>A checkpoint has been committed: the round is over.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="hasGroupOffsets">False when the group's offsets must follow with the next one.</param>
    public void CommitRound(long number, bool hasGroupOffsets)
    {
        CheckpointNumber = number;
        HasChanges = !hasGroupOffsets;
        IsImported = IsWrittenAhead = false;
        foreach (IStateStore store in Stores) store.CommitRound();
        CommitFields();
    }

    /// <summary>
    /// Goes back to the last commit, from memory, at the cost of what has changed since. <see cref="Resume"/> goes on
    /// from there.
    /// </summary>
    public void RollbackRound()
    {
        Scope.Rollback();
        foreach (IStateStore store in Stores) store.RollbackRound();
        foreach (SourceInput input in Inputs) input.RollbackRound();
        (Scope.ClosedUntilMs, HasChanges, HasFinished) = _committed;
        IsWrittenAhead = false;
    }

    private void CommitFields()
    {
        foreach (SourceInput input in Inputs) input.CommitRound();
        _committed = (Scope.ClosedUntilMs, HasChanges, HasFinished);
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

using Millrace.Runtime.State;
using Millrace.Runtime.Timing;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tasks;

/// <summary>
/// What the operators of one task share. Owned by the task; the outbox and the counters are its lane's.
/// </summary>
internal sealed class TaskScope(Outbox outbox, LaneCounters counters)
{
    public TaskClock Clock { get; } = new();

    public UnitOfWork Unit { get; } = new();

    public Outbox Outbox { get; } = outbox;

    public LaneCounters Counters { get; } = counters;

    /// <summary>
    /// Up to which watermark windows have closed or have begun to; at the end of all input it becomes the watermark.
    /// </summary>
    public long ClosedUntilMs { get; set; } = EventTime.None;

    /// <summary>The unit of work has succeeded: its outputs go to the client, and its state changes stay.</summary>
    /// <exception cref="OutputRefusedException">An output can never be written; the unit is rolled back.</exception>
    public void Complete()
    {
        try
        {
            Outbox.Release();
        }
        catch (WriteFailedException e) when (e.IsCausedByRecord)
        {
            Rollback();
            throw new OutputRefusedException(e);
        }
        Unit.Commit();
    }

    /// <summary>What a user's method did is gone.</summary>
    public void Rollback()
    {
        Unit.Rollback();
        Outbox.Discard();
    }
}

/// <summary>
/// What a lane counts, for telemetry; written by its thread only. What a round that is taken back has counted is
/// counted again when it is done again.
/// </summary>
internal sealed class LaneCounters
{
    public long RecordsRead;
    public long RecordsSkipped;
    public long RecordsWritten;

    /// <summary>Outputs that the schema of their sink wrote nothing for.</summary>
    public long OutputsSkipped;
    public long LateDropped;

    private LaneCounts _committed;

    /// <summary>How many records were read since the last commit.</summary>
    public long RecordsInRound => RecordsRead - _committed.RecordsRead;

    /// <summary>What is counted now is committed.</summary>
    /// <returns>What was counted since the commit before.</returns>
    public LaneCounts CommitRound()
    {
        LaneCounts before = _committed;
        _committed = new(RecordsRead, RecordsSkipped, RecordsWritten, OutputsSkipped, LateDropped);
        return new(
            RecordsRead - before.RecordsRead, RecordsSkipped - before.RecordsSkipped,
            RecordsWritten - before.RecordsWritten, OutputsSkipped - before.OutputsSkipped,
            LateDropped - before.LateDropped);
    }

    public void RollbackRound() =>
        (RecordsRead, RecordsSkipped, RecordsWritten, OutputsSkipped, LateDropped) = _committed;
}

/// <summary>What a lane has counted.</summary>
internal readonly record struct LaneCounts(
    long RecordsRead, long RecordsSkipped, long RecordsWritten, long OutputsSkipped, long LateDropped);

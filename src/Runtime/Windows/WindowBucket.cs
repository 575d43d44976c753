using Millrace.Runtime.State;

namespace Millrace.Runtime.Windows;

/// <summary>
/// All keys of one window start. Closed entries are a prefix, so that closing can stop at a failure and go on.
/// </summary>
internal sealed class WindowBucket<TKey, TAcc>(UnitOfWork unit)
    where TKey : notnull
    where TAcc : struct
{
    private int _closedCountCommitted;

    public StateTable<TKey, TAcc> Entries { get; } = new(unit);

    public long StartMs { get; set; }

    /// <summary>How many entries have been closed.</summary>
    public int ClosedCount { get; set; }

    public bool IsClosed => ClosedCount == Entries.Count;

    /// <summary>Removes everything and keeps the memory.</summary>
    public void Clear()
    {
        Entries.Clear();
        ClosedCount = _closedCountCommitted = 0;
    }

    public void CommitRound()
    {
        Entries.CommitRound();
        _closedCountCommitted = ClosedCount;
    }

    public void RollbackRound()
    {
        Entries.RollbackRound();
        ClosedCount = _closedCountCommitted;
    }
}

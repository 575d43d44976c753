namespace Millrace.Testing.Brokers;

/// <summary>
/// A partition as its broker keeps it: every entry at its offset, with the transactions that are open. Nothing is ever
/// deleted, or compacted unless it is asked for.
/// </summary>
internal sealed class PartitionLog
{
    private readonly List<LogEntry> _entries = [];
    private readonly List<TransactionSpan> _open = [];

    /// <summary>The next offset to be written.</summary>
    public long End => _entries.Count;

    /// <summary>The last stable offset: from here on an open transaction can still change what readers see.</summary>
    public long StableEnd => _open.Count == 0 ? End : _open[0].FirstOffset;

    /// <summary>Everything, by offset.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>What a reader of committed records is handed, in order.</summary>
    public IEnumerable<LogEntry> Committed =>
        _entries.Take((int)StableEnd).Where(static entry => entry.IsCommitted);

    /// <summary>Begins what a transaction writes here.</summary>
    public TransactionSpan Begin()
    {
        TransactionSpan span = new(End);
        _open.Add(span);
        return span;
    }

    public void Append(LogEntry entry) => _entries.Add(entry);

    /// <summary>
    /// Removes what a later record of the same key replaces, and what was aborted; offsets stay. As brokers do with a
    /// topic of <c>cleanup.policy=compact</c>, up to the last stable offset.
    /// </summary>
    /// <param name="end">Only what is before it is compacted; null for all that is stable.</param>
    /// <param name="forgetsRemovals">
    /// True when tombstones go as well, as brokers do after <c>delete.retention.ms</c>.
    /// </param>
    public void Compact(long? end = null, bool forgetsRemovals = false)
    {
        HashSet<string> later = [];
        for (int offset = (int)Math.Min(end ?? StableEnd, StableEnd) - 1; offset >= 0; offset--)
        {
            LogEntry entry = _entries[offset];
            if (entry.IsMarker || entry.Key == null) continue;
            bool isReplaced = !entry.IsCommitted || !later.Add(Convert.ToHexString(entry.Key));
            if (isReplaced || (forgetsRemovals && entry.Value == null)) _entries[offset] = LogEntry.Removed;
        }
    }

    /// <summary>The marker of a transaction arrives.</summary>
    public void Complete(TransactionSpan span, bool isCommitted)
    {
        span.Outcome = isCommitted ? TransactionOutcome.Committed : TransactionOutcome.Aborted;
        _open.Remove(span);
        _entries.Add(new(null, null, 0, span, IsMarker: true));
    }
}

namespace Millrace.Testing.Brokers;

/// <summary>
/// What stands at one offset of a partition: a record, the marker that ends a transaction, or nothing any more.
/// </summary>
/// <param name="Key">The message key; null where it has none.</param>
/// <param name="Value">The message value; null in a tombstone.</param>
/// <param name="TimestampMs">Unix milliseconds.</param>
/// <param name="Transaction">The transaction that it belongs to, if any.</param>
/// <param name="IsMarker">
/// True for what no reader is handed, although it takes an offset: the end of a transaction.
/// </param>
internal sealed record LogEntry(
    byte[]? Key, byte[]? Value, long TimestampMs, TransactionSpan? Transaction = null, bool IsMarker = false)
{
    /// <summary>Its headers.</summary>
    public IReadOnlyList<LogHeader> Headers { get; init; } = [];

    /// <summary>What compaction leaves.</summary>
    public static LogEntry Removed { get; } = new(null, null, 0, IsMarker: true);

    /// <summary>True when it is a record that no transaction holds back or has taken back.</summary>
    public bool IsCommitted =>
        !IsMarker && (Transaction == null || Transaction.Outcome == TransactionOutcome.Committed);
}

/// <summary>What one transaction has written to one partition: the markers of a transaction come one by one.</summary>
internal sealed class TransactionSpan(long firstOffset)
{
    /// <summary>Where it begins; no reader of committed records goes beyond it while it is open.</summary>
    public long FirstOffset { get; } = firstOffset;

    public TransactionOutcome Outcome { get; set; }
}

/// <summary>How a transaction has ended on a partition.</summary>
internal enum TransactionOutcome
{
    /// <summary>Not yet.</summary>
    Open,

    /// <summary>Its records are visible.</summary>
    Committed,

    /// <summary>Its records never will be.</summary>
    Aborted,
}

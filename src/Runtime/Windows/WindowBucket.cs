using Millrace.Runtime.State;

namespace Millrace.Runtime.Windows;

/// <summary>
/// All keys of one window start. Closed entries are a prefix, so that closing can stop at a failure and go on.
/// </summary>
internal sealed class WindowBucket<TKey, TAcc>(UnitOfWork unit)
    where TKey : notnull
    where TAcc : struct
{
    public StateTable<TKey, TAcc> Entries { get; } = new(unit);

    public long StartMs { get; set; }

    /// <summary>How many entries have been closed.</summary>
    public int ClosedCount { get; set; }

    public bool IsClosed => ClosedCount == Entries.Count;
}

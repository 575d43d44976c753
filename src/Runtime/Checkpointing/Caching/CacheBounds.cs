namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>How much the local cache writes, keeps in memory and lets wait; others in tests.</summary>
internal sealed record CacheBounds
{
    /// <summary>A slice has as many entries as have changed, and no fewer than these.</summary>
    public int SliceEntriesMin { get; init; } = 1000;

    /// <summary>A cycle is over after so many slices, whatever changes; more files take long to open.</summary>
    public int SlicesMax { get; init; } = 1000;

    /// <summary>When there are so many files, a cycle begins, however few entries they have.</summary>
    public int ChangesMax { get; init; } = 250;

    /// <summary>Memory that a task keeps for its next file.</summary>
    public int FileBytesKept { get; init; } = 8 * 1024 * 1024;

    /// <summary>A checkpoint of more than these ends the cache of its task: it is laid out in memory.</summary>
    public int FileBytesMax { get; init; } = 1024 * 1024 * 1024;

    /// <summary>What waits to be written, of all tasks, at most.</summary>
    public long WaitingBytesMax { get; init; } = 256 * 1024 * 1024;
}

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>
/// How many chunks the keys of one partition have in the state topic, where they have any, so that those that a shorter
/// value leaves behind can be removed. Filled when the partition is restored, kept up by its writer: both of one
/// session of a lane, on its thread (<see cref="LaneChunks"/>).
/// </summary>
internal sealed class ChunkedKeys
{
    private readonly Dictionary<byte[], int> _committed = new(BytesComparer.Instance);
    private readonly Dictionary<byte[], int> _round = new(BytesComparer.Instance);
    private long _number;

    /// <summary>
    /// A checkpoint is being written. One with a higher number than the last says that this one was committed; with the
    /// same number, that it was taken back.
    /// </summary>
    public void Begin(long number)
    {
        if (number > _number)
            foreach ((byte[] key, int chunks) in _round) Keep(key, chunks);
        _round.Clear();
        _number = number;
    }

    /// <summary>How many chunks an entry has, by the last checkpoint that was committed.</summary>
    public int CountOf(ReadOnlySpan<byte> entryKey) =>
        _committed.Count > 0
        && _committed.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(entryKey, out int chunks) ? chunks : 0;

    /// <summary>How many chunks an entry has, once the checkpoint that is being written is committed.</summary>
    public int CountNextOf(ReadOnlySpan<byte> entryKey) =>
        _round.Count > 0
        && _round.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(entryKey, out int chunks)
            ? chunks
            : CountOf(entryKey);

    /// <summary>The checkpoint that is being written gives it so many.</summary>
    public void Write(ReadOnlySpan<byte> entryKey, int chunks) => _round[entryKey.ToArray()] = chunks;

    /// <summary>It was found to have so many.</summary>
    public void Restore(ReadOnlySpan<byte> entryKey, int chunks)
    {
        if (chunks > 0 || _committed.Count > 0) Keep(entryKey.ToArray(), chunks);
    }

    private void Keep(byte[] entryKey, int chunks)
    {
        if (chunks > 0) _committed[entryKey] = chunks;
        else _committed.Remove(entryKey);
    }
}

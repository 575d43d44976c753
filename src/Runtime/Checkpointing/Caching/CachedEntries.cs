using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Checkpointing.Topics;

namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>
/// Reads the entries of cache files. Behind an entry that is in chunks in the state topic stands how many: as the key
/// of the chunk that would be the next one, without a value.
/// </summary>
internal sealed class CachedEntries(ICheckpointReceiver receiver, ChunkedKeys chunked) : ICheckpointReceiver
{
    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>Says that the entry before has so many chunks.</summary>
    public static void WriteChunks(CheckpointFile file, ReadOnlySpan<byte> entryKey, int chunks)
    {
        using RecordBuffer key = new(entryKey.Length + ValueChunk.OverheadBytes);
        ValueChunk.WriteKey(key, entryKey, chunks);
        file.OnEntry(key.Written, default, hasValue: false);
    }

    public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (StateEntry.IsCheckpoint(key)) receiver.OnRecord(key, value, hasValue);
        else if (ValueChunk.TryReadKey(key, out ReadOnlySpan<byte> entryKey, out int chunks))
            chunked.Restore(entryKey, chunks);
        else
        {
            Count++;
            chunked.Restore(key, 0);
            receiver.OnCounted(key, value, hasValue);
        }
    }
}

/// <summary>Hands on what the state topic has behind the cache files, and adds it to them.</summary>
internal sealed class CachedTail(ICheckpointReceiver receiver, CachedTask task, ChunkedKeys chunked)
    : ICheckpointReceiver
{
    private bool _hasBegun;

    public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        receiver.OnRecord(key, value, hasValue);
        if (!_hasBegun) task.Begin();
        _hasBegun = true;
        bool isEnd = StateEntry.IsCheckpoint(key);
        task.Put(key, value, hasValue, isEnd ? 0 : chunked.CountOf(key));
        if (!isEnd) return;
        task.Commit();
        _hasBegun = false;
    }
}

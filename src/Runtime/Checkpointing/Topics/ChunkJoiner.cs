using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Starts;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>
/// Takes the frames off a partition's records and puts chunks together, so that what reads checkpoints sees entries
/// only. A value of which a chunk is missing is passed over as long as a later one of its key may come: compaction can
/// leave parts of values that were replaced. Used once, on the lane's thread.
/// </summary>
internal sealed class ChunkJoiner(string place, ICheckpointReceiver receiver, ChunkedKeys chunked)
{
    private readonly Dictionary<byte[], Parts> _parts = new(BytesComparer.Instance);
    private readonly Dictionary<byte[], long> _incomplete = new(BytesComparer.Instance);

    private sealed record Parts(ulong Hash, SortedList<int, byte[]> ByIndex);

    /// <summary>One record of the partition.</summary>
    /// <exception cref="CheckpointRefusedException">It is damaged.</exception>
    public void OnRecord(long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        try
        {
            if (ValueChunk.TryReadKey(key, out ReadOnlySpan<byte> entryKey, out int index))
                OnChunk(entryKey, index, key, value, hasValue);
            else if (!hasValue) Replace(key, default, hasValue: false, chunks: 0);
            else OnEntry(offset, key, TopicFrame.BodyOf(key, value, out TopicRecordKind kind), kind);
        }
        catch (RecordFormatException e)
        {
            throw CheckpointRefusedException.Damaged(place, offset, e.Reason);
        }
    }

    /// <summary>Everything is read.</summary>
    /// <exception cref="CheckpointRefusedException">A value is not complete.</exception>
    public void Complete()
    {
        foreach ((byte[] _, long offset) in _incomplete)
            throw CheckpointRefusedException.Damaged(
                place, offset, "chunks of the value whose head stands there are missing");
        // Left by a crash without transactions; the next value of the key removes them.
        foreach ((byte[] key, Parts parts) in _parts) chunked.Restore(key, parts.ByIndex.Keys[^1] + 1);
    }

    private void OnEntry(long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> body, TopicRecordKind kind)
    {
        if (kind == TopicRecordKind.Whole) Replace(key, body, hasValue: true, chunks: 0);
        else if (kind != TopicRecordKind.Head)
            throw new RecordFormatException($"a record of the unknown kind {kind:D} stands there");
        else OnHead(offset, key, ChunkHead.Read(body));
    }

    private void OnChunk(
        ReadOnlySpan<byte> entryKey, int index, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        var parts = _parts.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!hasValue)
        {
            if (parts.TryGetValue(entryKey, out Parts? of)) of.ByIndex.Remove(index);
            return;
        }
        ReadOnlySpan<byte> part = ValueChunk.ReadBody(TopicFrame.BodyOf(key, value, out _), out ulong hash);
        if (!parts.TryGetValue(entryKey, out Parts? known) || known.Hash != hash)
            parts[entryKey] = known = new(hash, []);
        known.ByIndex[index] = part.ToArray();
    }

    private void OnHead(long offset, ReadOnlySpan<byte> key, ChunkHead head)
    {
        if (!_parts.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out Parts? parts)
            || Join(parts, head) is not { } value)
        {
            _incomplete[key.ToArray()] = offset;
            return;
        }
        Replace(key, value, hasValue: true, head.Chunks);
    }

    /// <summary>Null when a chunk is missing.</summary>
    private static byte[]? Join(Parts parts, ChunkHead head)
    {
        if (parts.Hash != head.Hash) return null;
        byte[] value = new byte[head.Bytes];
        int end = 0;
        for (int i = 0; i < head.Chunks; i++)
        {
            if (!parts.ByIndex.TryGetValue(i, out byte[]? part) || part.Length > value.Length - end) return null;
            part.CopyTo(value, end);
            end += part.Length;
        }
        return end == value.Length && ValueChunk.HashOf(value) == head.Hash ? value : null;
    }

    /// <summary>This is what the key has now.</summary>
    private void Replace(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue, int chunks)
    {
        if (_parts.Count > 0) _parts.GetAlternateLookup<ReadOnlySpan<byte>>().Remove(key);
        if (_incomplete.Count > 0) _incomplete.GetAlternateLookup<ReadOnlySpan<byte>>().Remove(key);
        chunked.Restore(key, chunks);
        receiver.OnRecord(key, value, hasValue);
    }
}

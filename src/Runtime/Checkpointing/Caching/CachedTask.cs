using System.Buffers;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Objects;
using Millrace.Runtime.State;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>
/// Writes the cache files of one task: lays them out on the thread of the lane that owns the task, and hands them to
/// the background when their checkpoint is committed. When a file cannot be written the task has no further ones: what
/// is there stays right, and becomes old.
/// </summary>
internal sealed class CachedTask : IStateEntryOutput, IDisposable
{
    private readonly LocalCache _cache;
    private readonly CacheBounds _bounds;
    private readonly int _partition;
    private readonly TaskFiles _files;
    private readonly MemoryStream _bytes = new();
    private readonly CheckpointFile _file;
    private readonly StateEntryWriter _entries;
    private CacheChain _chain;
    private SlicePosition _position = SlicePosition.Beginning, _positionNext;
    private ChunkedKeys _chunked = new();
    private int _changed, _written;
    private long _firstKept;
    private CacheSlice _slice;
    private bool _isOpen;
    private volatile bool _hasStopped;

    private readonly record struct SlicePosition(int Store, StorePosition InStore)
    {
        public static SlicePosition Beginning => new(0, StorePosition.Beginning);
    }

    /// <param name="cache">Where it belongs.</param>
    /// <param name="partition">The task's partition number.</param>
    /// <param name="chain">Where its files stand.</param>
    public CachedTask(LocalCache cache, int partition, CacheChain chain)
    {
        (_cache, _bounds, _partition, _chain) = (cache, cache.Bounds, partition, chain);
        _files = cache.FilesOf(partition);
        _file = new(_bytes);
        _entries = new(this);
        _firstKept = chain.Number - chain.Files;
    }

    public bool HasStopped => _hasStopped;

    /// <summary>How much memory it holds for its next file.</summary>
    public int BytesHeld => _bytes.Capacity;

    /// <summary>Begins the file of a checkpoint; one that was not committed is dropped.</summary>
    public void Begin()
    {
        _bytes.SetLength(0);
        _file.Begin(_chain.HeaderOf(_cache.Identity, _partition));
        (_isOpen, _changed, _written, _slice, _positionNext) = (true, 0, 0, CacheSlice.None, _position);
    }

    /// <summary>Something has changed: an entry, or the checkpoint record.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="hasValue">False when it is removed.</param>
    /// <param name="chunks">How many chunks it has in the state topic.</param>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue, int chunks)
    {
        _changed++;
        Write(key, value, hasValue, chunks);
    }

    /// <summary>Adds the next slice of what has not changed, while a cycle goes on.</summary>
    public void WriteSlice(IReadOnlyList<IStateStore> stores, ChunkedKeys chunked)
    {
        long total = stores.Sum(static store => store.Size.Entries);
        if (_hasStopped || !_chain.WantsSlice(total, _bounds.ChangesMax)) return;
        _chunked = chunked;
        int left = SliceEntries(total);
        while (left > 0 && _positionNext.Store < stores.Count)
        {
            StorePosition inStore = _positionNext.InStore;
            left -= stores[_positionNext.Store].WriteSlice(_entries, ref inStore, left, skipsChanged: true);
            _positionNext = left > 0
                ? new(_positionNext.Store + 1, StorePosition.Beginning)
                : _positionNext with { InStore = inStore };
        }
        _slice = _positionNext.Store == stores.Count ? CacheSlice.Last : CacheSlice.Part;
        if (_slice == CacheSlice.Last) _positionNext = SlicePosition.Beginning;
    }

    void IStateEntryOutput.OnEntry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue) =>
        Write(key, value, hasValue, _chunked.CountNextOf(key));

    /// <summary>The checkpoint is committed: its file counts.</summary>
    public void Commit()
    {
        if (!_isOpen || _hasStopped) return;
        _isOpen = false;
        FileEnd end = _file.Complete();
        CacheChain written = _chain;
        (_chain, _position) = (written.With(end.Checksum, _slice, _written), _positionNext);
        Post(written);
    }

    public void Dispose()
    {
        _file.Dispose();
        _entries.Dispose();
        _bytes.Dispose();
    }

    private int SliceEntries(long total) => _chain.Files > 2 * _bounds.SlicesMax
        ? int.MaxValue
        : (int)Math.Min(
            int.MaxValue, Math.Max(Math.Max(_bounds.SliceEntriesMin, _changed), total / _bounds.SlicesMax));

    private void Write(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue, int chunks)
    {
        if (_hasStopped) return;
        _written++;
        _file.OnEntry(key, value, hasValue);
        if (chunks > 0) CachedEntries.WriteChunks(_file, key, chunks);
        if (_bytes.Length > _bounds.FileBytesMax)
            Stop($"one checkpoint has more than {_bounds.FileBytesMax:N0} bytes");
    }

    private void Post(CacheChain written)
    {
        int length = (int)_bytes.Length;
        (byte[] bytes, bool isRented) = TakeBytes(length);
        long removeFrom = _firstKept;
        _firstKept = Math.Max(_firstKept, written.BaseNumber);
        bool isPosted = _cache.Work.TryPost(length, () =>
        {
            WriteFile(written.Number, bytes.AsMemory(0, length), removeFrom, written.BaseNumber);
            if (isRented) ArrayPool<byte>.Shared.Return(bytes);
        });
        if (!isPosted) Stop("the disk is slower than the lane");
    }

    /// <summary>
    /// What was laid out: a copy, or, when that is large, the memory itself, which nobody keeps when it is written.
    /// </summary>
    private (byte[] Bytes, bool IsRented) TakeBytes(int length)
    {
        byte[] bytes = _bytes.GetBuffer();
        bool isLarge = _bytes.Capacity > _bounds.FileBytesKept;
        _bytes.SetLength(0);
        if (isLarge)
        {
            _bytes.Capacity = 0;
            return (bytes, IsRented: false);
        }
        byte[] copy = ArrayPool<byte>.Shared.Rent(length);
        bytes.AsSpan(0, length).CopyTo(copy);
        return (copy, IsRented: true);
    }

    /// <summary>In the background.</summary>
    private void WriteFile(long number, ReadOnlyMemory<byte> bytes, long removeFrom, long removeTo)
    {
        if (_hasStopped) return;
        try
        {
            if (!_files.TryCreate(number, output => output.Write(bytes.Span)))
                Stop($"file {number} is there already: another process has the same LocalCache");
            else
                for (long old = removeFrom; old < removeTo; old++) _files.Delete(old);
        }
        catch (ObjectStoreException e)
        {
            Stop(e.Message);
        }
    }

    private void Stop(string reason)
    {
        if (_hasStopped) return;
        _hasStopped = true;
        _cache.Logger.CacheStops(_partition, reason);
    }
}

using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.State;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>
/// Writes checkpoints to the state topic, by the lane's producer; when they count is up to its transaction, or to its
/// acknowledgements. Values that are longer than a record may be go in chunks, before the entry that names them. Owned
/// by a lane.
/// </summary>
internal sealed class StateTopicWriter : ICheckpointWriter, IStateEntryOutput
{
    /// <summary>What a record takes besides its key and value, and some.</summary>
    private const int RecordOverheadBytes = 512;

    private readonly IRecordWriter _producer;
    private readonly SinkTopic _topic;
    private readonly int _recordBytesMax;
    private readonly LaneChunks _chunks;
    private readonly StateEntryWriter _entries;
    private readonly RecordBuffer _value = new(), _chunkKey = new();
    private readonly TimeProvider _time;
    private ChunkedKeys _chunked = new();
    private CachedTask? _cached;
    private int _partition;
    private long _bytes;

    /// <param name="producer">The lane's producer.</param>
    /// <param name="stateTopic">The topic.</param>
    /// <param name="recordBytesMax">How long a record may be, key and value together.</param>
    /// <param name="chunks">The lane's accounts of chunks.</param>
    /// <param name="time">Gives records their timestamps.</param>
    public StateTopicWriter(
        IRecordWriter producer, string stateTopic, int recordBytesMax, LaneChunks chunks, TimeProvider time)
    {
        (_producer, _topic, _time) = (producer, producer.Open(stateTopic), time);
        (_recordBytesMax, _chunks) = (recordBytesMax - RecordOverheadBytes, chunks);
        _entries = new(this);
    }

    /// <summary>Where the lane's tasks are copied to; null for nowhere.</summary>
    public CachedTasks? Cache { get; init; }

    public CheckpointVolume Written => new(_entries.Entries, _bytes);

    public void WriteAhead(in TaskChanges changes)
    {
        Begin(changes);
        foreach (IStateStore store in changes.Stores) store.WriteAhead(_entries);
    }

    public void WriteEntries(in TaskChanges changes)
    {
        Begin(changes);
        foreach (IStateStore store in changes.Stores)
        {
            if (changes.IsWhole) store.WriteAll(_entries);
            else store.WriteChanges(_entries);
        }
        _cached?.WriteSlice(changes.Stores, _chunked);
    }

    public void WriteRecord(int partition, CheckpointRecord checkpoint)
    {
        _partition = partition;
        _cached = Cache?.Of(partition);
        _entries.PutCheckpoint(checkpoint);
    }

    public void OnCommitted(int partition) => Cache?.Of(partition)?.Commit();

    public void Forget(int partition)
    {
        _chunks.Forget(partition);
        Cache?.Remove(partition);
    }

    public void OnEntry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        int room = _recordBytesMax - key.Length - TopicFrame.OverheadBytes;
        bool isLong = hasValue && value.Length > room;
        int formerChunks = _chunked.CountNextOf(key);
        int chunks = isLong ? WriteChunks(key, value, Math.Max(room - ValueChunk.OverheadBytes, 1)) : 0;
        for (int i = chunks; i < formerChunks; i++) RemoveChunk(key, i);
        if (chunks > 0 || formerChunks > 0) _chunked.Write(key, chunks);
        _cached?.Put(key, value, hasValue, chunks);
        if (chunks > 0) return;
        if (hasValue) WriteFramed(key, TopicRecordKind.Whole, value);
        else Send(key, default, hasValue: false);
    }

    public void Dispose()
    {
        Cache?.Dispose();
        _entries.Dispose();
        _value.Dispose();
        _chunkKey.Dispose();
    }

    private void Begin(in TaskChanges changes)
    {
        _partition = changes.Partition;
        _chunked = _chunks.Of(changes.Partition);
        _cached = changes.IsContinued ? Cache?.Of(changes.Partition) : Cache?.Begin(changes.Partition);
        if (!changes.IsContinued) _chunked.Begin(changes.Number);
    }

    private int WriteChunks(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, int chunkBytesMax)
    {
        ulong hash = ValueChunk.HashOf(value);
        int chunks = 0;
        for (int from = 0; from < value.Length; from += chunkBytesMax)
        {
            ReadOnlySpan<byte> part = value[from..Math.Min(value.Length, from + chunkBytesMax)];
            ValueChunk.WriteKey(_chunkKey, key, chunks++);
            TopicFrame.Begin(_value, TopicRecordKind.Chunk);
            ValueChunk.WriteBody(_value, hash, part);
            SendFramed(_chunkKey.Written);
        }
        TopicFrame.Begin(_value, TopicRecordKind.Head);
        new ChunkHead(hash, chunks, value.Length).Write(_value);
        SendFramed(key);
        return chunks;
    }

    private void RemoveChunk(ReadOnlySpan<byte> key, int index)
    {
        ValueChunk.WriteKey(_chunkKey, key, index);
        Send(_chunkKey.Written, default, hasValue: false);
    }

    private void WriteFramed(ReadOnlySpan<byte> key, TopicRecordKind kind, ReadOnlySpan<byte> body)
    {
        TopicFrame.Begin(_value, kind);
        _value.Write(body);
        SendFramed(key);
    }

    private void SendFramed(ReadOnlySpan<byte> key)
    {
        TopicFrame.End(_value, key);
        Send(key, _value.Written, hasValue: true);
    }

    private void Send(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        OutgoingRecord record = new()
        {
            Partition = _partition,
            Key = key,
            HasKey = true,
            Value = value,
            HasValue = hasValue,
            TimestampMs = _time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        _producer.Write(_topic, record);
        _bytes += key.Length + value.Length;
    }
}

using Millrace.Runtime.State;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>
/// Writes checkpoints to the state topic, by the lane's producer; when they count is up to its transaction, or to its
/// acknowledgements. Owned by a lane.
/// </summary>
internal sealed class StateTopicWriter : ICheckpointWriter, IStateEntryOutput
{
    private readonly IRecordWriter _producer;
    private readonly SinkTopic _topic;
    private readonly StateEntryWriter _entries;
    private readonly TimeProvider _time;
    private int _partition;

    public StateTopicWriter(IRecordWriter producer, string stateTopic, TimeProvider time)
    {
        (_producer, _topic, _time) = (producer, producer.Open(stateTopic), time);
        _entries = new(this);
    }

    public void WriteEntries(in TaskChanges changes)
    {
        _partition = changes.Partition;
        foreach (IStateStore store in changes.Stores)
        {
            if (changes.IsWhole) store.WriteAll(_entries);
            else store.WriteChanges(_entries);
        }
    }

    public void WriteRecord(int partition, CheckpointRecord checkpoint)
    {
        _partition = partition;
        _entries.PutCheckpoint(checkpoint);
    }

    public void OnEntry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
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
    }

    public void Dispose() => _entries.Dispose();
}

using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>Hands the records of several partitions to whom they belong. Used once, by one thread.</summary>
internal sealed class PartitionReadings(
    IReadOnlyDictionary<int, (CheckpointReading Task, ChunkJoiner Joiner)> readings) : IScanReceiver
{
    private int _partition = -1;
    private ChunkJoiner? _joiner;

    /// <summary>Records come in long runs of one partition, so that most of them need no look-up.</summary>
    public void OnRecord(int partition, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (partition != _partition) (_partition, _joiner) = (partition, readings[partition].Joiner);
        _joiner!.OnRecord(offset, key, value, hasValue);
    }

    public void OnLeft(int partition, long offsets) => readings[partition].Task.OnLeft(offsets);

    public void OnBlocked(int partition) => readings[partition].Task.OnBlocked();

    /// <summary>Everything is read.</summary>
    public void Complete()
    {
        foreach ((CheckpointReading _, ChunkJoiner joiner) in readings.Values) joiner.Complete();
    }
}

/// <summary>Looks for the last checkpoint records in the tails of partitions, and at nothing else there.</summary>
internal sealed class TailReading(Func<int, string> placeOf) : IScanReceiver
{
    private readonly Dictionary<int, CheckpointRecord> _last = [];

    /// <summary>Those that were seen, by partition.</summary>
    public IReadOnlyDictionary<int, CheckpointRecord> Last => _last;

    public void OnRecord(int partition, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (!StateEntry.IsCheckpoint(key)) return;
        try
        {
            _last[partition] = CheckpointRecord.Read(TopicFrame.BodyOf(key, value, out _));
        }
        catch (RecordFormatException e)
        {
            throw CheckpointRefusedException.Damaged(placeOf(partition), offset, e.Reason);
        }
    }

    public void OnLeft(int partition, long offsets) { }

    public void OnBlocked(int partition) { }
}

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>Reads the checkpoints of tasks from the state topic. Used by one thread.</summary>
/// <param name="topic">The topic's partitions.</param>
/// <param name="placeOf">Where a partition is, for messages.</param>
/// <param name="beginChunks">Makes a partition's account of chunks anew.</param>
internal sealed class TopicCheckpointReader(
    IStateTopicReader topic, Func<int, string> placeOf, Func<int, ChunkedKeys> beginChunks) : ICheckpointReader
{
    /// <summary>How much of the tail is looked at first for a checkpoint record.</summary>
    private const int TailOffsets = 16;

    public void Read(int partition, ICheckpointReceiver receiver, Action onBlocked, CancellationToken stop) =>
        Read([new(partition, receiver, onBlocked, static _ => { })], stop);

    public void Read(IReadOnlyList<CheckpointReading> tasks, CancellationToken stop)
    {
        PartitionReadings readings = new(tasks.ToDictionary(
            static task => task.Partition,
            task => (task, new ChunkJoiner(placeOf(task.Partition), task.Receiver, beginChunks(task.Partition)))));
        topic.Read([.. tasks.Select(static task => task.Partition)], readings, stop);
        readings.Complete();
    }

    public CheckpointRecord? FindLast(int partition, CancellationToken stop)
    {
        for (long offsets = TailOffsets; ; offsets *= TailOffsets)
        {
            TailReading tail = new(placeOf);
            bool isWhole = topic.ReadTail(partition, offsets, tail, stop);
            if (tail.Last.Record != null || isWhole) return tail.Last.Record;
        }
    }

    public void Dispose() => topic.Dispose();
}

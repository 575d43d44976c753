using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Checkpointing.Entries;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>Reads the checkpoints of tasks from the state topic. Used by one thread.</summary>
/// <param name="topic">The topic's partitions.</param>
/// <param name="placeOf">Where a partition is, for messages.</param>
/// <param name="beginChunks">Makes a partition's account of chunks anew.</param>
/// <param name="cache">Has some of it already; null when there is none.</param>
internal sealed class TopicCheckpointReader(
    IStateTopicReader topic, Func<int, string> placeOf, Func<int, ChunkedKeys> beginChunks, CacheReader? cache)
    : ICheckpointReader
{
    /// <summary>How much of the tail is looked at first for a checkpoint record.</summary>
    private const int TailOffsets = 16;

    public void Read(int partition, ICheckpointReceiver receiver, Action onBlocked, CancellationToken stop) =>
        Read([new(partition, receiver, onBlocked, static _ => { })], stop);

    public void Read(IReadOnlyList<CheckpointReading> tasks, CancellationToken stop)
    {
        if (cache == null) ReadFromBeginning(tasks, stop);
        else ReadBehindCache(cache, tasks, stop);
    }

    public IReadOnlyDictionary<int, CheckpointRecord> FindLast(IReadOnlyList<int> partitions, CancellationToken stop)
    {
        TailReading tails = new(placeOf);
        IReadOnlyList<int> open = partitions;
        for (long offsets = TailOffsets; open.Count > 0; offsets *= TailOffsets)
        {
            IReadOnlyList<int> more = topic.ReadTails(open, offsets, tails, stop);
            open = [.. more.Where(partition => !tails.Last.ContainsKey(partition))];
        }
        return tails.Last;
    }

    public void Dispose() => topic.Dispose();

    /// <summary>What files and topic do not agree on is read once more, from the topic alone.</summary>
    private void ReadBehindCache(CacheReader files, IReadOnlyList<CheckpointReading> tasks, CancellationToken stop)
    {
        Dictionary<int, ChunkedKeys> chunks = tasks.ToDictionary(
            static task => task.Partition, task => beginChunks(task.Partition));
        IReadOnlyDictionary<int, long> begun = files.Begin(tasks, chunks, stop);
        CheckpointReading[] behind = [.. tasks.Where(task => begun.ContainsKey(task.Partition))];
        ReadTails(files, behind, begun, chunks, stop);
        CheckpointReading[] wrong = [.. behind.Where(task => !files.IsRight(task))];
        foreach (CheckpointReading task in wrong) task.Receiver.BeginAgain();
        ReadFromBeginning([.. tasks.Except(behind), .. wrong], stop);
    }

    private void ReadTails(
        CacheReader files, CheckpointReading[] tasks, IReadOnlyDictionary<int, long> begun,
        Dictionary<int, ChunkedKeys> chunks, CancellationToken stop)
    {
        if (tasks.Length == 0) return;
        PartitionReadings readings = new(tasks.ToDictionary(
            static task => task.Partition,
            task => (task, new ChunkJoiner(
                placeOf(task.Partition), files.TailOf(task, chunks[task.Partition]), chunks[task.Partition]))));
        topic.Read([.. begun.Select(static start => new PartitionStart(start.Key, start.Value))], readings, stop);
        readings.Complete();
    }

    private void ReadFromBeginning(IReadOnlyList<CheckpointReading> tasks, CancellationToken stop)
    {
        if (tasks.Count == 0) return;
        PartitionReadings readings = new(tasks.ToDictionary(
            static task => task.Partition,
            task => (task, new ChunkJoiner(placeOf(task.Partition), task.Receiver, beginChunks(task.Partition)))));
        topic.Read([.. tasks.Select(static task => new PartitionStart(task.Partition))], readings, stop);
        readings.Complete();
    }
}

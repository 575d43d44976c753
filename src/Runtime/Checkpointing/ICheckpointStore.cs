using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.State;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing;

/// <summary>Where a job keeps its checkpoints: in its state topic, or in files. Safe for several threads.</summary>
internal interface ICheckpointStore
{
    /// <summary>
    /// True when a reader hands out entries only together with the checkpoint record that they belong to.
    /// </summary>
    bool IsAtomic { get; }

    /// <summary>Where a task's checkpoints are, for messages.</summary>
    string PlaceOf(int partition);

    /// <summary>Makes it ready for a job with so many partitions.</summary>
    /// <returns>What stands against it, one sentence each; empty when it can be used.</returns>
    IReadOnlyList<string> Prepare(int partitions);

    /// <summary>A reader that looks on from outside of the lanes, for one thread.</summary>
    ICheckpointReader CreateReader();

    /// <summary>What a session of the lane that owns the producer reads and writes checkpoints by.</summary>
    LaneCheckpoints Open(IRecordWriter producer, string laneId);
}

/// <summary>
/// The two ends of a store that one session of a lane has: what the reader restores, the writer goes on with. No two
/// sessions share any of it.
/// </summary>
internal sealed record LaneCheckpoints(ICheckpointReader Reader, ICheckpointWriter Writer) : IDisposable
{
    public void Dispose()
    {
        Writer.Dispose();
        Reader.Dispose();
    }
}

/// <summary>
/// Writes the checkpoints of a lane's tasks, each in two steps, so that what the round has written can be made durable
/// in between. Owned by a lane.
/// </summary>
internal interface ICheckpointWriter : IDisposable
{
    /// <summary>What it has written so far, whether that was committed or not.</summary>
    CheckpointVolume Written { get; }

    /// <summary>
    /// Takes what has changed so far in a task's states, where that can be written before the rest; else nothing.
    /// </summary>
    void WriteAhead(in TaskChanges changes) { }

    /// <summary>Takes what has changed in a task's states since its last checkpoint.</summary>
    void WriteEntries(in TaskChanges changes);

    /// <summary>Writes the checkpoint record, which makes the entries count.</summary>
    void WriteRecord(int partition, CheckpointRecord checkpoint);

    /// <summary>What was written last of a task is committed. What never is was taken back.</summary>
    void OnCommitted(int partition) { }

    /// <summary>The lane has let go of a task; should it come back, it is restored first.</summary>
    void Forget(int partition) { }
}

/// <summary>What was written of checkpoints.</summary>
/// <param name="Entries">State entries, removals too.</param>
/// <param name="Bytes">Bytes, with those of checkpoint records.</param>
internal readonly record struct CheckpointVolume(long Entries, long Bytes)
{
    public static CheckpointVolume operator +(CheckpointVolume one, CheckpointVolume other) =>
        new(one.Entries + other.Entries, one.Bytes + other.Bytes);

    public static CheckpointVolume operator -(CheckpointVolume one, CheckpointVolume other) =>
        new(one.Entries - other.Entries, one.Bytes - other.Bytes);
}

/// <summary>What a checkpoint is made of.</summary>
/// <param name="Partition">The task's partition number.</param>
/// <param name="Number">The checkpoint's number.</param>
/// <param name="Stores">The task's states.</param>
/// <param name="IsWhole">True when the store has nothing of it, so that all state must be written.</param>
/// <param name="IsContinued">True when some of it was written ahead.</param>
internal readonly record struct TaskChanges(
    int Partition, long Number, IReadOnlyList<IStateStore> Stores, bool IsWhole = false, bool IsContinued = false);

using Millrace.Runtime.Checkpointing.Entries;

namespace Millrace.Runtime.Checkpointing;

/// <summary>Reads the checkpoints of tasks, what is committed only. Used by one thread.</summary>
internal interface ICheckpointReader : IDisposable
{
    /// <summary>
    /// Hands every committed entry and checkpoint record of a task to <paramref name="receiver"/>, from the oldest to
    /// the last that there is now.
    /// </summary>
    /// <param name="partition">The task's partition number.</param>
    /// <param name="receiver">Takes them.</param>
    /// <param name="onBlocked">Called when an open transaction holds the end back, and again from time to time.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="TimeoutException">The end did not come within the deadline.</exception>
    void Read(int partition, ICheckpointReceiver receiver, Action onBlocked, CancellationToken stop);

    /// <summary>Reads several tasks, side by side where the store can.</summary>
    void Read(IReadOnlyList<CheckpointReading> tasks, CancellationToken stop)
    {
        foreach (CheckpointReading task in tasks) Read(task.Partition, task.Receiver, task.OnBlocked, stop);
    }

    /// <summary>
    /// The last committed checkpoint record of each task that has one. Reads as little as that takes, side by side
    /// where the store can, and does not wait for open transactions.
    /// </summary>
    IReadOnlyDictionary<int, CheckpointRecord> FindLast(IReadOnlyList<int> partitions, CancellationToken stop);
}

/// <summary>One task's part in reading several.</summary>
/// <param name="Partition">The task's partition number.</param>
/// <param name="Receiver">Takes its entries and checkpoint records.</param>
/// <param name="OnBlocked">Called when an open transaction holds the end back, and again from time to time.</param>
/// <param name="OnLeft">Told how many records are left, from time to time, by stores that know.</param>
internal readonly record struct CheckpointReading(
    int Partition, ICheckpointReceiver Receiver, Action OnBlocked, Action<long> OnLeft);

/// <summary>Takes what a checkpoint is made of.</summary>
internal interface ICheckpointReceiver
{
    /// <summary>One entry or checkpoint record; its bytes are valid only during the call.</summary>
    void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue);

    /// <summary>One entry that counts, whatever comes behind it.</summary>
    void OnCounted(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue) => OnRecord(key, value, hasValue);

    /// <summary>The entries of this checkpoint are to come.</summary>
    void Expect(CheckpointRecord checkpoint) { }

    /// <summary>What does not fit in what was handed out; null when all of it does.</summary>
    string? Mismatch => null;

    /// <summary>Nothing that was handed out counts: all of it comes again, from elsewhere.</summary>
    void BeginAgain() => throw new NotSupportedException($"{GetType().Name} reads one place only.");

    /// <summary>A checkpoint is there and cannot be used; an earlier one is handed out in its place.</summary>
    void OnDamaged(CheckpointDamage damage) { }
}

/// <summary>A checkpoint that cannot be used.</summary>
/// <param name="Number">Its number, which is taken.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record CheckpointDamage(long Number, string Reason);

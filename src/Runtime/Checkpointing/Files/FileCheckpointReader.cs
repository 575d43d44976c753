using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Objects;

namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>Reads the checkpoint files of tasks. Used by one thread.</summary>
/// <remarks>
/// Each file is read twice: nothing of it is handed out before all of the chain is known to be whole. The second time
/// it comes from the system's memory.
/// </remarks>
/// <param name="store">Where they are.</param>
/// <param name="group">The job's consumer group.</param>
/// <param name="onGoneBack">Told of a partition whose newest files are damaged, and the base that it is read from
/// instead.</param>
internal sealed class FileCheckpointReader(IObjectStore store, string group, Action<int, long>? onGoneBack = null)
    : ICheckpointReader
{
    public void Read(int partition, ICheckpointReceiver receiver, Action onBlocked, CancellationToken stop)
    {
        TaskFiles files = new(store, group, partition);
        CheckpointChain.Recovery recovery = CheckpointChain.Find(files.Numbers(), number =>
        {
            stop.ThrowIfCancellationRequested();
            return files.Inspect(number);
        });
        foreach (CheckpointDamage damage in recovery.Damage) receiver.OnDamaged(damage);
        if (recovery is { Damage.Count: > 0, Numbers: [var first, ..] }) onGoneBack?.Invoke(partition, first);
        foreach (long number in recovery.Numbers)
        {
            stop.ThrowIfCancellationRequested();
            Read(files, number, receiver);
        }
    }

    public IReadOnlyDictionary<int, CheckpointRecord> FindLast(IReadOnlyList<int> partitions, CancellationToken stop)
    {
        Dictionary<int, CheckpointRecord> found = [];
        foreach (int partition in partitions)
            if (FindLast(partition, stop) is { } last) found[partition] = last;
        return found;
    }

    public void Dispose() { }

    private CheckpointRecord? FindLast(int partition, CancellationToken stop)
    {
        TaskFiles files = new(store, group, partition);
        foreach (long number in files.Numbers().Reverse())
        {
            stop.ThrowIfCancellationRequested();
            if (files.Inspect(number).Damage != null) continue;
            LastCheckpoint last = new();
            Read(files, number, last);
            return last.Record;
        }
        return null;
    }

    private static void Read(TaskFiles files, long number, ICheckpointReceiver receiver)
    {
        try
        {
            using Stream? file = files.Open(number);
            if (file != null) CheckpointFile.Read(file, receiver);
            else
                throw new ObjectStoreException(
                    $"Checkpoint file {number} was removed while it was read: "
                    + "its task has another owner, who is ahead.");
        }
        catch (RecordFormatException e)
        {
            throw new ObjectStoreException($"Checkpoint file {number} was changed while it was read: {e.Reason}.", e);
        }
    }
}

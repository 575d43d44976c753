using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Objects;
using Millrace.Runtime.State;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>
/// Writes the checkpoints of a lane's tasks as files. It writes what has changed behind files of its own; a task that
/// comes to it begins with a base. Owned by a lane.
/// </summary>
internal sealed class FileCheckpointWriter(IObjectStore store, string group, ILogger logger) : ICheckpointWriter
{
    private readonly Dictionary<int, TaskChanges> _changes = [];
    private readonly Dictionary<int, FileChain> _chains = [];
    private readonly Dictionary<int, long> _goneBackTo = [];

    public CheckpointVolume Written { get; private set; }

    /// <summary>Nothing yet: the file is written in one go, when what the round has written is durable.</summary>
    public void WriteEntries(in TaskChanges changes) => _changes[changes.Partition] = changes;

    /// <exception cref="MembershipLostException">Another owner of the task has written this checkpoint.</exception>
    /// <exception cref="ObjectStoreException">It could not be written.</exception>
    public void WriteRecord(int partition, CheckpointRecord checkpoint)
    {
        _changes.Remove(partition, out TaskChanges changes);
        FileChain? chain = _chains.GetValueOrDefault(partition);
        if (changes.IsWhole || chain?.CanTake(changes.Number) != true) chain = null;
        CheckpointFileHeader header = new()
        {
            Group = group,
            Partition = partition,
            Number = changes.Number,
            BaseNumber = chain?.BaseNumber ?? changes.Number,
            PreviousChecksum = chain?.Checksum ?? 0,
        };
        TaskFiles files = new(store, group, partition);
        FileEnd end = default;
        long entries = 0;
        if (!files.TryCreate(
            changes.Number,
            output => (end, entries) = Write(output, header, changes.Stores, checkpoint)))
            throw new MembershipLostException(
                $"checkpoint {changes.Number} of partition {partition} is there already, "
                + "so the task has another owner");
        Written += new CheckpointVolume(entries, end.Bytes);
        _chains[partition] = chain?.With(end) ?? FileChain.Of(changes.Number, end);
        if (header.IsBase) RemoveOld(files, partition, changes.Number);
    }

    /// <summary>
    /// A task is restored from this base, because files behind it are damaged: they are no base to go back to.
    /// </summary>
    public void OnGoneBack(int partition, long baseNumber) => _goneBackTo[partition] = baseNumber;

    public void Forget(int partition)
    {
        _changes.Remove(partition);
        _chains.Remove(partition);
        _goneBackTo.Remove(partition);
    }

    public void Dispose() { }

    private static (FileEnd End, long Entries) Write(
        Stream output, CheckpointFileHeader header, IReadOnlyList<IStateStore> stores, CheckpointRecord checkpoint)
    {
        using CheckpointFile file = new(output, header);
        using StateEntryWriter entries = new(file);
        foreach (IStateStore store in stores)
        {
            if (header.IsBase) store.WriteAll(entries);
            else store.WriteChanges(entries);
        }
        entries.PutCheckpoint(checkpoint);
        return (file.Complete(), entries.Entries);
    }

    /// <summary>The checkpoint is complete; files that stay take room and do no harm.</summary>
    private void RemoveOld(TaskFiles files, int partition, long newBase)
    {
        long? goneBackTo = _goneBackTo.Remove(partition, out long number) ? number : null;
        try
        {
            OldFiles.RemoveBefore(files, newBase, goneBackTo);
        }
        catch (ObjectStoreException e)
        {
            logger.OldCheckpointsStay(e.Message);
        }
    }
}

using Millrace.Contracts;
using Millrace.Runtime.State;

namespace Millrace.Runtime.Checkpointing;

/// <summary>
/// Puts the records of a state topic's partition back into a task's stores. Entries count once the checkpoint record behind
/// them is read; what stands behind the last one (a crash without transactions leaves such) is repaired by the next
/// checkpoint. Used once per restore, on the lane's thread.
/// </summary>
internal sealed class StateRestore(IReadOnlyList<IStateStore> stores) : IStateTopicReceiver
{
    private readonly Dictionary<string, IStateStore> _stores = stores.ToDictionary(static store => store.Name);
    private readonly List<(byte[] Key, byte[]? Value)> _uncounted = [];

    /// <summary>The last checkpoint record; null when there is none.</summary>
    public CheckpointRecord? Last { get; private set; }

    /// <summary>
    /// The first entry that could not be read. Most often the state's type has changed, which the check of the checkpoint
    /// record tells better; if that finds nothing, the topic is damaged.
    /// </summary>
    public RecordFormatException? Failure { get; private set; }

    /// <summary>How many entries have been read.</summary>
    public long Entries { get; private set; }

    public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (!StateEntry.IsCheckpoint(key))
        {
            _uncounted.Add((key.ToArray(), hasValue ? value.ToArray() : null));
            Entries++;
            return;
        }
        Last = CheckpointRecord.Read(value);
        foreach ((byte[] entryKey, byte[]? entryValue) in _uncounted) Apply(entryKey, entryValue);
        _uncounted.Clear();
    }

    /// <summary>Everything is read.</summary>
    public void Complete()
    {
        foreach ((byte[] key, byte[]? value) in _uncounted)
        {
            StateEntry entry = StateEntry.Read(key, value, value != null);
            if (_stores.TryGetValue(entry.StateName, out IStateStore? store)) store.Repair(entry);
        }
        _uncounted.Clear();
    }

    /// <summary>A state that the job has no more is passed over here; the check of the last checkpoint refuses it.</summary>
    private void Apply(byte[] key, byte[]? value)
    {
        try
        {
            StateEntry entry = StateEntry.Read(key, value, value != null);
            if (_stores.TryGetValue(entry.StateName, out IStateStore? store)) store.Restore(entry);
        }
        catch (RecordFormatException e)
        {
            Failure ??= e;
        }
    }
}

using System.Text;
using Millrace.Contracts;
using Millrace.Runtime.State;

namespace Millrace.Runtime.Checkpointing.Entries;

/// <summary>
/// Puts the records of a state topic's partition back into a task's stores. Used once per restore, on the lane's
/// thread.
/// </summary>
/// <remarks>
/// With transactions an entry is visible only with its checkpoint record, so it counts at once. Without them it counts
/// when the record behind it is read; what stands behind the last one, left by a crash, is repaired by the next
/// checkpoint.
/// </remarks>
internal sealed class StateRestore(IReadOnlyList<IStateStore> stores, bool countsAtOnce) : ICheckpointReceiver
{
    private readonly (byte[] Name, IStateStore Store)[] _stores =
        [.. stores.Select(static store => (Encoding.UTF8.GetBytes(store.Name), store))];

    private readonly List<(byte[] Key, byte[]? Value)> _uncounted = [];

    /// <summary>The last checkpoint record; null when there is none.</summary>
    public CheckpointRecord? Last { get; private set; }

    /// <summary>
    /// The first entry that could not be read. Most often the state's type has changed, which the check of the
    /// checkpoint record tells better; if that finds nothing, the topic is damaged.
    /// </summary>
    public RecordFormatException? Failure { get; private set; }

    /// <summary>The checkpoints behind the last one that cannot be used, newest first.</summary>
    public List<CheckpointDamage> Damage { get; } = [];

    /// <summary>The highest number that no checkpoint can have any more.</summary>
    public long NumberTaken => Math.Max(Last?.Number ?? 0, Damage.Select(static d => d.Number).FirstOrDefault());

    /// <summary>How many entries have been read.</summary>
    public long Entries { get; private set; }

    public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (!StateEntry.IsCheckpoint(key))
        {
            Entries++;
            if (countsAtOnce) Apply(key, value, hasValue);
            else _uncounted.Add((key.ToArray(), hasValue ? value.ToArray() : null));
            return;
        }
        Last = CheckpointRecord.Read(value);
        foreach ((byte[] entryKey, byte[]? entryValue) in _uncounted) Apply(entryKey, entryValue, entryValue != null);
        _uncounted.Clear();
    }

    public void OnCounted(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        Entries++;
        Apply(key, value, hasValue);
    }

    public void Expect(CheckpointRecord checkpoint)
    {
        foreach (WrittenState state in checkpoint.States)
            if (state.Entries is { } entries) StoreOf(state)?.Reserve(entries);
    }

    /// <summary>Entries that were lost, or that came to life again when their removal was.</summary>
    public string? Mismatch => Last?.States.Select(MismatchOf).FirstOrDefault(static mismatch => mismatch != null);

    public void BeginAgain()
    {
        foreach (IStateStore store in stores) store.Clear();
        _uncounted.Clear();
        Damage.Clear();
        (Last, Failure, Entries) = (null, null, 0);
    }

    public void OnDamaged(CheckpointDamage damage) => Damage.Add(damage);

    /// <summary>Everything is read.</summary>
    public void Complete()
    {
        foreach ((byte[] key, byte[]? value) in _uncounted) Apply(key, value, value != null, repair: true);
        _uncounted.Clear();
    }

    private string? MismatchOf(WrittenState state) =>
        state.Entries is { } written && StoreOf(state) is { } store && store.Size.Entries != written
            ? $"state '{state.Name}' has {store.Size.Entries} entries, and checkpoint {Last!.Number} was made with "
                + $"{written}"
            : null;

    private IStateStore? StoreOf(WrittenState state) => stores.FirstOrDefault(store => store.Name == state.Name);

    /// <summary>
    /// A state that the job has no more is passed over here; the check of the last checkpoint refuses it.
    /// </summary>
    private void Apply(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue, bool repair = false)
    {
        try
        {
            StateEntry entry = StateEntry.Read(key, value, hasValue);
            if (Find(entry.Name) is not { } store) return;
            if (repair) store.Repair(entry);
            else store.Restore(entry);
        }
        catch (RecordFormatException e)
        {
            Failure ??= e;
        }
    }

    private IStateStore? Find(ReadOnlySpan<byte> name)
    {
        foreach ((byte[] known, IStateStore store) in _stores)
            if (name.SequenceEqual(known)) return store;
        return null;
    }
}

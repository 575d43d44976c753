using System.Numerics;
using System.Runtime.CompilerServices;

namespace Millrace.Runtime.State;

/// <summary>
/// A hash table from keys to values kept inline, which knows which entries have changed since the last commit and which
/// of those are still to be written, and can take back what the current unit of work or the whole round has changed.
/// Entries stand in the order of their insertion. Owned by a task.
/// </summary>
/// <remarks>
/// Chains are threaded through the entries by index, so that an update is one look-up and a returned reference points
/// into the table; it is valid until the next insertion. Taking back costs what has changed: the former value of an
/// entry is kept at its first change in a round, and an entry that the round has added stands behind those before it.
/// </remarks>
internal sealed class StateTable<TKey, TValue>(UnitOfWork unit) : IUndoable
    where TKey : notnull
    where TValue : struct
{
    private const int CapacityMin = 16;

    /// <summary>More are not made room for beforehand.</summary>
    private const int CapacityMax = 1 << 28;

    private readonly RoundChanges _changes = new();
    private readonly List<Former> _former = [];
    private readonly List<Undo> _undo = [];
    private int[] _heads = new int[CapacityMin];
    private Entry[] _entries = new Entry[CapacityMin];

    /// <summary>How many entries the last commit has; those behind them are the round's.</summary>
    private int _countCommitted;

    private struct Entry
    {
        public TKey Key;
        public TValue Value;
        public int Hash;

        /// <summary>The next entry of the chain plus one; 0 ends it.</summary>
        public int Next;
        public EntryMarks Marks;

        public readonly bool Is(EntryMarks marks) => (Marks & marks) != 0;
    }

    private readonly record struct Undo(int Index, bool WasNew, EntryMarks Marks, TValue Value);

    private readonly record struct Former(int Index, TValue Value);

    public int Count { get; private set; }

    public int Capacity => _entries.Length;

    /// <summary>The memory that keys, values and chains take.</summary>
    public long Bytes => (long)_entries.Length * (Unsafe.SizeOf<Entry>() + sizeof(int));

    /// <summary>How many entries are to be written.</summary>
    public int UnwrittenCount => _changes.Unwritten;

    /// <summary>
    /// The value of <paramref name="key"/>, added where it is missing, as part of the current unit of work.
    /// </summary>
    public ref TValue Update(TKey key)
    {
        int hash = key.GetHashCode();
        int index = Find(key, hash);
        bool isNew = index < 0;
        if (isNew) index = Add(key, hash);
        ref Entry entry = ref _entries[index];
        if (_undo.Count == 0) unit.Enlist(this);
        _undo.Add(new(index, isNew, entry.Marks, entry.Value));
        if (!entry.Is(EntryMarks.Unwritten)) Mark(index, ref entry);
        return ref entry.Value;
    }

    public bool TryGet(TKey key, out TValue value)
    {
        int index = Find(key, key.GetHashCode());
        value = index < 0 ? default : _entries[index].Value;
        return index >= 0;
    }

    public (TKey Key, TValue Value) At(int index) => (_entries[index].Key, _entries[index].Value);

    /// <summary>
    /// True when a commit or this round has written the entry, so that its removal must be written too.
    /// </summary>
    public bool IsWritten(int index) => _entries[index].Is(EntryMarks.Persisted | EntryMarks.Written);

    /// <summary>True when the entry has changed since the last commit.</summary>
    public bool IsChanged(int index) => _entries[index].Is(EntryMarks.Changed);

    /// <summary>True when a commit has written any of the entries.</summary>
    public bool HasPersisted { get; private set; }

    /// <summary>True when a commit or this round has written any of the entries.</summary>
    public bool HasWritten => HasPersisted || _changes.Written > 0;

    /// <summary>The index of an entry that is to be written.</summary>
    /// <param name="at">From 0, and less than <see cref="UnwrittenCount"/>.</param>
    public int UnwrittenAt(int at) => _changes.UnwrittenAt(at);

    /// <summary>What was to be written is, unless the round is taken back.</summary>
    public void MarkWritten()
    {
        for (int i = 0; i < _changes.Unwritten; i++)
        {
            ref EntryMarks marks = ref _entries[_changes.UnwrittenAt(i)].Marks;
            marks = (marks & ~EntryMarks.Unwritten) | EntryMarks.Written;
        }
        _changes.MarkWritten();
    }

    /// <summary>All changes are committed.</summary>
    public void CommitRound()
    {
        for (int i = 0; i < _changes.Count; i++) _entries[_changes.At(i)].Marks = EntryMarks.Persisted;
        HasPersisted |= _changes.Count > 0;
        _changes.Clear();
        _former.Clear();
        _countCommitted = Count;
    }

    /// <summary>Takes back what has changed since the last commit.</summary>
    public void RollbackRound()
    {
        if (_undo.Count > 0 || _changes.Count != _former.Count + Count - _countCommitted)
            throw new InvalidOperationException(
                "A round can be taken back between units of work, and when no entry waits to be written again.");
        while (Count > _countCommitted) RemoveLast();
        foreach (Former former in _former)
        {
            ref Entry entry = ref _entries[former.Index];
            entry.Value = former.Value;
            entry.Marks &= EntryMarks.Persisted;
        }
        _changes.Clear();
        _former.Clear();
    }

    /// <summary>Makes room for so many entries at once.</summary>
    public void Reserve(long entries)
    {
        if (entries > _entries.Length) Grow((int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(entries, CapacityMax)));
    }

    /// <summary>Puts in an entry as a checkpoint has it.</summary>
    public void Restore(TKey key, TValue value)
    {
        int hash = key.GetHashCode();
        int index = Find(key, hash);
        if (index < 0) index = Add(key, hash);
        ref Entry entry = ref _entries[index];
        entry.Value = value;
        entry.Marks |= EntryMarks.Persisted;
        HasPersisted = true;
        _countCommitted = Count;
    }

    /// <summary>Takes out an entry while a checkpoint is restored. The last entry takes its place.</summary>
    public void Remove(TKey key)
    {
        int index = Find(key, key.GetHashCode());
        if (index < 0) return;
        Unlink(index);
        int last = _countCommitted = --Count;
        if (index != last)
        {
            Unlink(last);
            _entries[index] = _entries[last];
            Link(index);
        }
        _entries[last] = default;
    }

    /// <summary>Marks an entry as changed, so that the next checkpoint writes it again.</summary>
    public bool TryMarkChanged(TKey key)
    {
        int index = Find(key, key.GetHashCode());
        if (index < 0) return false;
        ref Entry entry = ref _entries[index];
        if (!entry.Is(EntryMarks.Changed)) _changes.Add(index);
        entry.Marks |= EntryMarks.Changed | EntryMarks.Unwritten;
        return true;
    }

    /// <summary>Removes everything and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_heads);
        Array.Clear(_entries, 0, Count);
        Count = _countCommitted = 0;
        HasPersisted = false;
        _changes.Clear();
        _former.Clear();
        _undo.Clear();
    }

    public void CommitUnit() => _undo.Clear();

    public void RollbackUnit()
    {
        for (int i = _undo.Count - 1; i >= 0; i--)
        {
            Undo undo = _undo[i];
            ref Entry entry = ref _entries[undo.Index];
            entry.Value = undo.Value;
            if ((undo.Marks & EntryMarks.Unwritten) != 0) continue;
            entry.Marks = undo.Marks;
            if ((undo.Marks & EntryMarks.Changed) != 0) _changes.RemoveLastAgain();
            else Unmark(undo.WasNew);
        }
        _undo.Clear();
    }

    /// <summary>The entry's first change since the last commit, or since it was written.</summary>
    private void Mark(int index, ref Entry entry)
    {
        if (entry.Is(EntryMarks.Changed)) _changes.AddAgain(index);
        else
        {
            _changes.Add(index);
            if (index < _countCommitted) _former.Add(new(index, entry.Value));
        }
        entry.Marks |= EntryMarks.Changed | EntryMarks.Unwritten;
    }

    private void Unmark(bool wasNew)
    {
        _changes.RemoveLast();
        if (wasNew) RemoveLast();
        else _former.RemoveAt(_former.Count - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(TKey key, int hash)
    {
        Entry[] entries = _entries;
        for (int next = _heads[Slot(hash)]; next != 0; next = entries[next - 1].Next)
        {
            ref Entry entry = ref entries[next - 1];
            if (entry.Hash == hash && EqualityComparer<TKey>.Default.Equals(entry.Key, key)) return next - 1;
        }
        return -1;
    }

    private int Add(TKey key, int hash)
    {
        if (Count == _entries.Length) Grow(_entries.Length * 2);
        int index = Count++;
        _entries[index] = new() { Key = key, Hash = hash };
        Link(index);
        return index;
    }

    /// <summary>
    /// Takes back an insertion; entries are inserted at the end, so the one to take back is the last.
    /// </summary>
    private void RemoveLast()
    {
        Unlink(--Count);
        _entries[Count] = default;
    }

    private void Link(int index)
    {
        ref int head = ref _heads[Slot(_entries[index].Hash)];
        _entries[index].Next = head;
        head = index + 1;
    }

    private void Unlink(int index)
    {
        ref int next = ref _heads[Slot(_entries[index].Hash)];
        while (next != index + 1) next = ref _entries[next - 1].Next;
        next = _entries[index].Next;
    }

    private void Grow(int capacity)
    {
        Array.Resize(ref _entries, capacity);
        _heads = new int[capacity];
        for (int i = 0; i < Count; i++) Link(i);
    }

    /// <summary>
    /// Multiplying spreads hash codes that differ in few bits (integers are their own) over the table.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(int hash) => (int)(((uint)hash * 0x9E3779B1u) >> 7) & (_heads.Length - 1);
}

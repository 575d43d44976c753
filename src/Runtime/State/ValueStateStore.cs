using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.State;

namespace Millrace.Runtime.State;

/// <summary>One value per key (Flink's <c>ValueState</c>). Owned by a task.</summary>
internal sealed class ValueStateStore<TKey, TCodec, TState>(string name, UnitOfWork unit)
    : KeyedState<TKey, TState>, IStateStore
    where TKey : notnull
    where TCodec : IKeyCodec<TKey>
    where TState : struct, IStateRecord<TState>
{
    private readonly StateTable<TKey, TState> _table = new(unit);
    private readonly List<TKey> _orphans = [];

    public string Name { get; } = name;

    public StateSize Size => new(_table.Count, _table.Bytes);

    public int Unwritten => _table.UnwrittenCount;

    public override ref TState Update(TKey key) => ref _table.Update(key);

    public void WriteChanges(StateEntryWriter writer)
    {
        foreach (TKey key in _orphans)
            if (!_table.TryGet(key, out _)) writer.Remove<TKey, TCodec>(Name, null, key);
        WriteUnwritten(writer);
    }

    public void WriteAhead(StateEntryWriter writer)
    {
        WriteUnwritten(writer);
        _table.MarkWritten();
    }

    public int WriteSlice(
        StateEntryWriter writer, ref StorePosition position, int entriesMax, bool skipsChanged = false)
    {
        int written = 0, index = position.Index;
        for (; index < _table.Count && written < entriesMax; index++)
        {
            if (skipsChanged && _table.IsChanged(index)) continue;
            (TKey key, TState value) = _table.At(index);
            writer.Put<TKey, TCodec, TState>(Name, null, key, value);
            written++;
        }
        position = position with { Index = index };
        return written;
    }

    public void CommitRound()
    {
        _orphans.Clear();
        _table.CommitRound();
    }

    public void RollbackRound() => _table.RollbackRound();

    public void Restore(in StateEntry entry)
    {
        TKey key = TCodec.Read(entry.Key);
        if (entry.IsRemoval)
        {
            _table.Remove(key);
            return;
        }
        _table.Restore(key, entry.ReadState<TState>());
    }

    public void Repair(in StateEntry entry)
    {
        TKey key = TCodec.Read(entry.Key);
        if (!_table.TryMarkChanged(key)) _orphans.Add(key);
    }

    public void Reserve(long entries) => _table.Reserve(entries);

    public void Clear()
    {
        _table.Clear();
        _orphans.Clear();
    }

    private void WriteUnwritten(StateEntryWriter writer)
    {
        for (int i = 0; i < _table.UnwrittenCount; i++)
        {
            (TKey key, TState value) = _table.At(_table.UnwrittenAt(i));
            writer.Put<TKey, TCodec, TState>(Name, null, key, value);
        }
    }
}

using Millrace.Runtime.State;

namespace Millrace.Runtime.Tests.State;

/// <summary>
/// What a <see cref="StateTable{TKey,TValue}"/> must hold, by copying everything at each commit: entries in the order
/// of their insertion, which of them have changed since the last commit, and which a commit has.
/// </summary>
internal sealed class TableModel
{
    private readonly HashSet<int> _persisted = [];
    private Content _now = new([], []), _unitStart = new([], []), _roundStart = new([], []);

    private sealed record Content(List<KeyValuePair<int, long>> Entries, HashSet<int> Dirty)
    {
        public Content Copy() => new([.. Entries], [.. Dirty]);
    }

    public void Update(int key, long value)
    {
        int at = _now.Entries.FindIndex(entry => entry.Key == key);
        if (at < 0) _now.Entries.Add(new(key, value));
        else _now.Entries[at] = new(key, value);
        _now.Dirty.Add(key);
    }

    public void CommitUnit() => _unitStart = _now.Copy();

    public void RollbackUnit() => _now = _unitStart.Copy();

    public void CommitRound()
    {
        _persisted.UnionWith(_now.Dirty);
        _now.Dirty.Clear();
        (_unitStart, _roundStart) = (_now.Copy(), _now.Copy());
    }

    public void RollbackRound() => (_now, _unitStart) = (_roundStart.Copy(), _roundStart.Copy());

    public void AssertEqual(StateTable<int, long> table)
    {
        (int Key, long Value)[] entries = [.. Enumerable.Range(0, table.Count).Select(table.At)];
        Assert.Equal(_now.Entries.Select(static entry => (entry.Key, entry.Value)), entries);
        Assert.Equal(_now.Dirty.Order(), table.DirtyIndexes.Select(index => entries[index].Key).Order());
        Assert.All(entries, (entry, index) => Assert.Equal(_persisted.Contains(entry.Key), table.IsPersisted(index)));
        Assert.All(entries, entry => Assert.True(table.TryGet(entry.Key, out long value) && value == entry.Value));
    }
}

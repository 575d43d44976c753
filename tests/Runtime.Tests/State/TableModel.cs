using Millrace.Runtime.State;

namespace Millrace.Runtime.Tests.State;

/// <summary>
/// What a <see cref="StateTable{TKey,TValue}"/> must hold, by copying everything at each commit: entries in the order
/// of their insertion, which of them have changed since the last commit, and which a commit or the round has written.
/// </summary>
internal sealed class TableModel
{
    private readonly HashSet<int> _persisted = [];
    private Content _now = new([], [], [], []), _unitStart, _roundStart;

    private sealed record Content(
        List<KeyValuePair<int, long>> Entries, HashSet<int> Changed, HashSet<int> Unwritten, HashSet<int> Written)
    {
        public Content Copy() => new([.. Entries], [.. Changed], [.. Unwritten], [.. Written]);
    }

    public TableModel() => _unitStart = _roundStart = _now.Copy();

    public void Update(int key, long value)
    {
        int at = _now.Entries.FindIndex(entry => entry.Key == key);
        if (at < 0) _now.Entries.Add(new(key, value));
        else _now.Entries[at] = new(key, value);
        _now.Changed.Add(key);
        _now.Unwritten.Add(key);
    }

    public void CommitUnit() => _unitStart = _now.Copy();

    public void RollbackUnit() => _now = _unitStart.Copy();

    public void MarkWritten()
    {
        _now.Written.UnionWith(_now.Unwritten);
        _now.Unwritten.Clear();
        CommitUnit();
    }

    public void CommitRound()
    {
        _persisted.UnionWith(_now.Changed);
        _now = new([.. _now.Entries], [], [], []);
        (_unitStart, _roundStart) = (_now.Copy(), _now.Copy());
    }

    public void RollbackRound() => (_now, _unitStart) = (_roundStart.Copy(), _roundStart.Copy());

    public void AssertEqual(StateTable<int, long> table)
    {
        (int Key, long Value)[] entries = [.. Enumerable.Range(0, table.Count).Select(table.At)];
        Assert.Equal(_now.Entries.Select(static entry => (entry.Key, entry.Value)), entries);
        Assert.Equal(
            _now.Unwritten.Order(),
            Enumerable.Range(0, table.UnwrittenCount).Select(at => entries[table.UnwrittenAt(at)].Key).Order());
        Assert.Equal((_persisted.Count > 0, _persisted.Count + _now.Written.Count > 0),
            (table.HasPersisted, table.HasWritten));
        Assert.All(entries, (entry, index) =>
        {
            Assert.Equal(_persisted.Contains(entry.Key) || _now.Written.Contains(entry.Key), table.IsWritten(index));
            Assert.Equal(_now.Changed.Contains(entry.Key), table.IsChanged(index));
            Assert.True(table.TryGet(entry.Key, out long value) && value == entry.Value);
        });
    }
}

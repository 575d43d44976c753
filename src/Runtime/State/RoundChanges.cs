namespace Millrace.Runtime.State;

/// <summary>
/// Which entries of a table have changed since the last commit, in the order of their first change, and which of them
/// this round still has to write: entries can be written ahead of the commit, and change again after that. Owned by a
/// table.
/// </summary>
internal sealed class RoundChanges
{
    /// <summary>Each once; those in front are written.</summary>
    private readonly List<int> _changed = [];

    /// <summary>Those of them that have changed again since they were written.</summary>
    private readonly List<int> _again = [];

    /// <summary>How many have changed.</summary>
    public int Count => _changed.Count;

    /// <summary>How many were written at least once.</summary>
    public int Written { get; private set; }

    /// <summary>How many are to be written.</summary>
    public int Unwritten => _changed.Count - Written + _again.Count;

    /// <summary>One that has changed.</summary>
    public int At(int at) => _changed[at];

    /// <summary>One that is to be written.</summary>
    public int UnwrittenAt(int at) => at < _again.Count ? _again[at] : _changed[Written + at - _again.Count];

    /// <summary>An entry has changed for the first time since the last commit.</summary>
    public void Add(int index) => _changed.Add(index);

    /// <summary>An entry has changed for the first time since it was written.</summary>
    public void AddAgain(int index) => _again.Add(index);

    /// <summary>The last <see cref="Add"/> is taken back.</summary>
    public void RemoveLast() => _changed.RemoveAt(_changed.Count - 1);

    /// <summary>The last <see cref="AddAgain"/> is taken back.</summary>
    public void RemoveLastAgain() => _again.RemoveAt(_again.Count - 1);

    /// <summary>What was to be written is.</summary>
    public void MarkWritten()
    {
        Written = _changed.Count;
        _again.Clear();
    }

    /// <summary>A round is over, or taken back.</summary>
    public void Clear()
    {
        _changed.Clear();
        MarkWritten();
    }
}

/// <summary>What is to be known of an entry besides its value.</summary>
[Flags]
internal enum EntryMarks : byte
{
    None = 0,

    /// <summary>A commit has written it.</summary>
    Persisted = 1,

    /// <summary>It has changed since the last commit.</summary>
    Changed = 2,

    /// <summary>This round has written it.</summary>
    Written = 4,

    /// <summary>It has changed since the last commit, and since this round has written it.</summary>
    Unwritten = 8,
}

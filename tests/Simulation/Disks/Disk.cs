namespace Millrace.Simulation.Tests.Disks;

/// <summary>
/// The local disk that processes of one name have one after another. It knows all that was ever done to it, so that any
/// of it can be undone. Its files belong to whoever has the turn.
/// </summary>
internal sealed class Disk
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly List<Change> _changes = [];

    /// <summary>A file is there now; null when it was removed.</summary>
    private readonly record struct Change(string Name, byte[]? Bytes);

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>How much was ever done.</summary>
    public int Changes => _changes.Count;

    public void Put(string name, byte[] bytes) => Do(new(name, bytes));

    public void Remove(string name)
    {
        if (_files.ContainsKey(name)) Do(new(name, null));
    }

    /// <summary>The files that there would be if only some of it had been done.</summary>
    /// <param name="isDone">By when it was done, from 0.</param>
    public SortedDictionary<string, byte[]> With(Func<int, bool> isDone)
    {
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
        for (int i = 0; i < _changes.Count; i++)
            if (isDone(i)) Apply(_changes[i], files);
        return files;
    }

    /// <summary>These files are there now, and no others.</summary>
    public void Become(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (string name in _files.Keys.Except(files.Keys).ToArray()) Remove(name);
        foreach ((string name, byte[] bytes) in files) Put(name, bytes);
    }

    private void Do(Change change)
    {
        _changes.Add(change);
        Apply(change, _files);
    }

    private static void Apply(Change change, SortedDictionary<string, byte[]> files)
    {
        if (change.Bytes is { } bytes) files[change.Name] = bytes;
        else files.Remove(change.Name);
    }
}

namespace Millrace.Testing.Objects;

/// <summary>The files of a folder in memory, which outlive the processes that use them.</summary>
internal sealed class InMemoryFolder
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>The files by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>False when there is one of that name.</summary>
    public bool TryAdd(string name, byte[] bytes) => _files.TryAdd(name, bytes);

    /// <summary>Puts a file in the place of another, which no process can.</summary>
    public void Replace(string name, byte[] bytes) => _files[name] = bytes;

    public void Remove(string name) => _files.Remove(name);
}

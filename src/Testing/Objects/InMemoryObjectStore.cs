using Millrace.Runtime.Objects;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Objects;

/// <summary>
/// What one process sees of a folder in memory. It can crash before each call does anything, and behind it.
/// </summary>
internal sealed class InMemoryObjectStore(InMemoryFolder folder, Circumstances meets, ProcessLife life) : IObjectStore
{
    public string Place => "folder 'memory'";

    public bool TryCreate(string name, Action<Stream> write)
    {
        life.Pass("TryCreate");
        using MemoryStream bytes = new();
        write(bytes);
        if (meets.AtCreate() is { } reason) throw new ObjectStoreException($"'{name}' cannot be written: {reason}");
        bool isCreated = folder.TryAdd(name, bytes.ToArray());
        life.Pass("the return from TryCreate");
        return isCreated;
    }

    public IReadOnlyList<string> List(string prefix)
    {
        life.Pass("List");
        return [.. folder.Files.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];
    }

    public Stream? OpenRead(string name)
    {
        life.Pass("OpenRead");
        return folder.Files.TryGetValue(name, out byte[]? bytes) ? new MemoryStream(bytes, writable: false) : null;
    }

    public void Delete(string name)
    {
        life.Pass("Delete");
        folder.Remove(name);
        life.Pass("the return from Delete");
    }
}

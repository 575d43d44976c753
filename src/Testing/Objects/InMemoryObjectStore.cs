using Millrace.Runtime.Objects;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Objects;

/// <summary>
/// What one process sees of a folder in memory. It can crash before each call does anything, and behind it.
/// </summary>
internal sealed class InMemoryObjectStore(InMemoryFolder folder, string path, Circumstances meets, ProcessLife life)
    : IObjectStore
{
    private readonly string _root = path + "/";

    public string Place => $"folder '{path}'";

    public bool TryCreate(string name, Action<Stream> write)
    {
        life.Pass("TryCreate");
        using MemoryStream bytes = new();
        write(bytes);
        if (meets.AtCreate() is { } reason) throw new ObjectStoreException($"'{name}' cannot be written: {reason}");
        bool isCreated = folder.TryAdd(_root + name, bytes.ToArray());
        life.Pass("the return from TryCreate");
        return isCreated;
    }

    public IReadOnlyList<string> List(string prefix)
    {
        life.Pass("List");
        return [.. folder.Files.Keys.Where(name => name.StartsWith(_root + prefix, StringComparison.Ordinal))
            .Select(name => name[_root.Length..])];
    }

    public Stream? OpenRead(string name)
    {
        life.Pass("OpenRead");
        if (!folder.Files.TryGetValue(_root + name, out byte[]? bytes)) return null;
        return meets.AtReadFile(name) is { } reason
            ? new UnreadableStream(reason)
            : new MemoryStream(bytes, writable: false);
    }

    public void Delete(string name)
    {
        life.Pass("Delete");
        folder.Remove(_root + name);
        life.Pass("the return from Delete");
    }
}

/// <summary>A file on a disk that does not give it out any more.</summary>
internal sealed class UnreadableStream(string reason) : MemoryStream
{
    public override int Read(byte[] buffer, int offset, int count) => throw new IOException(reason);

    public override int Read(Span<byte> buffer) => throw new IOException(reason);
}

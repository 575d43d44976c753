using Millrace.Runtime.Objects;
using Millrace.Testing.Objects;

namespace Millrace.Simulation.Tests.Disks;

/// <summary>
/// The folder of a local cache as one process sees it: a file is there from its first byte on, so that others may find
/// half of it, and a crash leaves that. Every call can take its time, and some fail.
/// </summary>
/// <param name="disk">Where the files are.</param>
/// <param name="random">What is drawn of disks.</param>
/// <param name="pass">A call begins, by its name, or goes on: others may have their turn.</param>
internal sealed class DiskFolder(Disk disk, Random random, Action<string> pass) : IObjectStore
{
    private const int FullEvery = 50, UnreadableEvery = 50;

    public string Place => "disk";

    public bool TryCreate(string name, Action<Stream> write)
    {
        pass("TryCreate");
        if (disk.Files.ContainsKey(name)) return false;
        using MemoryStream written = new();
        write(written);
        byte[] bytes = written.ToArray();
        disk.Put(name, bytes[..random.Next(bytes.Length)]);
        pass("the middle of TryCreate");
        if (random.Next(FullEvery) == 0) throw new ObjectStoreException($"'{name}' cannot be written: it is full");
        disk.Put(name, bytes);
        pass("the return from TryCreate");
        return true;
    }

    public IReadOnlyList<string> List(string prefix)
    {
        pass("List");
        return [.. disk.Files.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];
    }

    public Stream? OpenRead(string name)
    {
        pass("OpenRead");
        if (!disk.Files.TryGetValue(name, out byte[]? bytes)) return null;
        return random.Next(UnreadableEvery) == 0
            ? new UnreadableStream("Input/output error")
            : new MemoryStream(bytes, writable: false);
    }

    public void Delete(string name)
    {
        pass("Delete");
        disk.Remove(name);
        pass("the return from Delete");
    }
}

namespace Millrace.Runtime.Objects;

/// <summary>
/// Objects as files of a folder that may be lost: nothing is made durable, so that writing costs no more than a copy.
/// After a crash an object may be cut, empty or missing, so whoever reads it must know it by what is in it.
/// </summary>
internal sealed class CacheFolder(string path) : IObjectStore
{
    private readonly LocalFolder _folder = new(path);
    private readonly string _root = Path.GetFullPath(path);

    public string Place => _folder.Place;

    public bool TryCreate(string name, Action<Stream> write)
    {
        string file = Path.Combine(_root, name);
        if (File.Exists(file)) return false;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using FileStream output = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            write(output);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ObjectStoreException($"'{file}' cannot be written: {e.Message}", e);
        }
    }

    public IReadOnlyList<string> List(string prefix) => _folder.List(prefix);

    public Stream? OpenRead(string name) => _folder.OpenRead(name);

    public void Delete(string name)
    {
        string file = Path.Combine(_root, name);
        try
        {
            if (File.Exists(file)) File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ObjectStoreException($"'{file}' cannot be removed: {e.Message}", e);
        }
    }
}

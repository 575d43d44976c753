namespace Millrace.Runtime.Objects;

/// <summary>
/// Objects as files of a folder, which may be shared by several machines. A file is written under another name, made
/// durable, and linked to its own, which fails when that is taken; then the folder is made durable, too.
/// </summary>
internal sealed class LocalFolder(string path) : IObjectStore
{
    private const string TemporaryEnd = ".tmp";

    private readonly string _root = Path.GetFullPath(path);

    public string Place => $"folder '{_root}'";

    public bool TryCreate(string name, Action<Stream> write) => Attempt("written", name, path =>
    {
        string folder = Path.GetDirectoryName(path)!;
        Make(folder);
        if (File.Exists(path)) return false;
        string temporary = Path.Combine(folder, $"{TemporaryStart(path)}{Guid.NewGuid():N}{TemporaryEnd}");
        try
        {
            WriteDurably(temporary, write);
            return TryLink(temporary, path);
        }
        finally
        {
            DeleteTemporaries(path);
        }
    });

    public IReadOnlyList<string> List(string prefix) =>
        Attempt("listed", prefix[..(prefix.LastIndexOf('/') + 1)], folder => List(folder, prefix));

    public Stream? OpenRead(string name) => Attempt<Stream?>("read", name, static path =>
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 64 * 1024,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    });

    public void Delete(string name) => Attempt("removed", name, static path =>
    {
        if (!File.Exists(path)) return false;
        File.Delete(path);
        DeleteTemporaries(path);
        return true;
    });

    private IReadOnlyList<string> List(string folder, string prefix) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(static file => !IsTemporary(file))
            .Select(file => Path.GetRelativePath(_root, file).Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static void WriteDurably(string path, Action<Stream> write)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024);
        write(file);
        file.Flush(flushToDisk: true);
    }

    private static bool TryLink(string temporary, string path)
    {
        try
        {
            DurableNames.Give(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        DurableNames.Flush(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <summary>
    /// Also what others left behind that died while they wrote this file. Who still writes it has lost: the name is
    /// taken, or the caller will find out that it is not.
    /// </summary>
    private static void DeleteTemporaries(string path)
    {
        try
        {
            foreach (string left in Directory.EnumerateFiles(
                Path.GetDirectoryName(path)!, $"{TemporaryStart(path)}*{TemporaryEnd}"))
                File.Delete(left);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Room that is lost until the next attempt; what is to be said is in the caller's own failure.
        }
    }

    private static string TemporaryStart(string path) => $".{Path.GetFileName(path)}.";

    private static bool IsTemporary(string path) =>
        Path.GetFileName(path).StartsWith('.') && path.EndsWith(TemporaryEnd, StringComparison.Ordinal);

    private static void Make(string folder)
    {
        if (Directory.Exists(folder)) return;
        string parent = Path.GetDirectoryName(folder)!;
        Make(parent);
        Directory.CreateDirectory(folder);
        DurableNames.Flush(parent);
    }

    private T Attempt<T>(string verb, string name, Func<string, T> action)
    {
        string path = Path.Combine(_root, name);
        try
        {
            return action(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ObjectStoreException($"'{path}' cannot be {verb}: {e.Message}", e);
        }
    }
}

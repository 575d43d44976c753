using System.Runtime.InteropServices;

namespace Millrace.Runtime.Objects;

/// <summary>
/// What POSIX can do with names and .NET has no call for: a name that only one of many can get, and names that are
/// durable. On Windows moving is exclusive, and names are in a journal of the file system's own.
/// </summary>
internal static partial class DurableNames
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Gives a file its name, unless that is taken. On Unix the former name stays as well. <c>File.Move</c> would look
    /// first and move then, so that of two that try both can believe that they have it.
    /// </summary>
    /// <exception cref="IOException">The name is taken, or the file system has no hard links.</exception>
    public static void Give(string file, string name)
    {
        if (OperatingSystem.IsWindows()) File.Move(file, name, overwrite: false);
        else if (Link(file, name) != 0) throw Failure("given its name", name);
    }

    /// <summary>Makes the names in a folder durable.</summary>
    /// <exception cref="IOException">The system says that they may not be.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        int file = Open(folder, ReadOnly);
        if (file < 0) throw Failure("made durable", folder);
        try
        {
            if (Sync(file) != 0) throw Failure("made durable", folder);
        }
        finally
        {
            _ = Close(file);
        }
    }

    private static IOException Failure(string what, string path) =>
        new($"'{path}' cannot be {what}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string file, string name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}

using System.Diagnostics;

namespace Millrace.Faults.Running;

/// <summary>A file system in memory, small enough to be filled; mounting one takes root's rights.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Filler = "filler";
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("millrace-disk-");

    private SmallDisk()
    {
    }

    /// <summary>Mounts one; skips the running test where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync()
    {
        SmallDisk disk = new();
        bool isMounted = await RunAsync("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk._root.FullName);
        if (isMounted) return disk;
        disk._root.Delete();
        Assert.Skip("needs the right to mount a file system");
        return disk;
    }

    /// <summary>A folder on it.</summary>
    public string Folder(string name) => _root.CreateSubdirectory(name).FullName;

    /// <summary>Leaves no room.</summary>
    public void Fill()
    {
        using FileStream file = File.Create(Path.Combine(_root.FullName, Filler), bufferSize: 1);
        byte[] block = new byte[4096];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // That was the last block.
        }
    }

    public void MakeRoom() => File.Delete(Path.Combine(_root.FullName, Filler));

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", _root.FullName);
        _root.Delete();
    }

    private static async Task<bool> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}

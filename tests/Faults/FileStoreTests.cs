using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// A job whose checkpoints are files: its newest files are torn, or there is no room for new ones. What is torn is
/// never loaded, and the state is exact after it; outputs come at least once.
/// </summary>
public sealed class FileStoreTests(FaultCluster cluster)
{
    private const string NotWritten = "cannot be written";
    private static readonly TimeSpan _work = TimeSpan.FromSeconds(1), _deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Files_are_torn_while_the_process_is_dead()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("millrace-files-");
        try
        {
            await using FaultRun run = await FaultRun.StartWithFilesAsync(
                "kill -9 and torn checkpoint files", await cluster.BootstrapServersAsync(), folder.FullName);
            JobInstance job = run.StartJob("only");
            await run.RepeatAsync(shortRounds: 1, longRounds: 50, async () =>
            {
                await run.WaitAsync(_work);
                await job.KillAsync();
                int torn = TearNewest(folder, run.Random);
                run.Injected += torn;
                await job.StartAgainAsync();
                await job.LogsAsync("goes back to the one before", count: torn, _deadline);
            });
            await run.EndAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task There_is_no_room_left()
    {
        await using SmallDisk disk = await SmallDisk.MountAsync();
        await using FaultRun run = await FaultRun.StartWithFilesAsync(
            "disk full", await cluster.BootstrapServersAsync(), disk.Folder("checkpoints"));
        JobInstance job = run.StartJob("only");
        await run.RepeatAsync(shortRounds: 1, longRounds: 50, async () =>
        {
            await run.WaitAsync(_work);
            int before = job.CountOf(NotWritten);
            disk.Fill();
            run.Injected++;
            await job.LogsAsync(NotWritten, before + 1, _deadline);
            disk.MakeRoom();
        });
        await run.EndAsync();
    }

    /// <summary>
    /// Cuts the newest file of each partition short, or changes a byte of it, where there is one before it: without
    /// that the job must stop.
    /// </summary>
    /// <returns>How many.</returns>
    private static int TearNewest(DirectoryInfo folder, Random random)
    {
        FileInfo[] newest =
        [
            .. folder.EnumerateFiles("*.checkpoint", SearchOption.AllDirectories)
                .GroupBy(file => file.DirectoryName)
                .Where(files => files.Count() > 1)
                .Select(files => files.MaxBy(file => file.Name, StringComparer.Ordinal)!),
        ];
        foreach (FileInfo file in newest)
        {
            using FileStream bytes = file.Open(FileMode.Open, FileAccess.ReadWrite);
            int at = random.Next((int)bytes.Length);
            if (random.Next(2) == 0)
            {
                bytes.SetLength(at);
                continue;
            }
            bytes.Position = at;
            int was = bytes.ReadByte();
            bytes.Position = at;
            bytes.WriteByte((byte)(was ^ (1 << random.Next(8))));
        }
        return newest.Length;
    }
}

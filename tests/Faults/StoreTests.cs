using System.Diagnostics;
using System.Text;
using Millrace.Brokers;
using Millrace.Faults.Checking;
using Millrace.Faults.Load;
using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// Checkpoints in files: on a disk that is full, and beside another cluster than the one they belong to.
/// </summary>
public sealed class StoreTests(FaultCluster cluster) : IDisposable
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>
    /// The job begins again and again, and says why; when it can write it goes on, and nothing is lost.
    /// </summary>
    [Theory]
    [InlineData("No space left on device")]
    [InlineData("Read-only file system")]
    public async Task A_disk_that_is_full_or_read_only(string trouble)
    {
        await using FaultRun run = await FaultRun.StartAsync(trouble, await cluster.BootstrapServersAsync());
        await using SmallDisk disk = await SmallDisk.MountAsync(_folder.CreateSubdirectory("disk").FullName);
        await using JobInstance job = new(JobBinary.Built, Settings(run.Topics, disk.Path));
        await run.RecoverAsync("the job begins");

        if (trouble.StartsWith("No space")) disk.Fill();
        else await disk.RemountAsync("ro");

        await job.LogsAsync("starts again from its last checkpoint", _deadline);
        Assert.Contains(trouble, job.Log);
        if (trouble.StartsWith("No space")) disk.Free();
        else await disk.RemountAsync("rw");
        long orders = await run.Feeder.EndAsync();
        await Eventually.TrueAsync(
            "the job goes on to the end", _deadline,
            async () => (await run.Topics.CommittedAsync()).Values.Sum() == orders, () => job.Log);
        await job.StopAsync();
        AssertEachCountsOnce(run.Topics, orders);
    }

    /// <summary>Two clusters with topics of the same names; brokers are absent at first.</summary>
    [Fact]
    public async Task Another_cluster()
    {
        await using FaultRun run = await FaultRun.StartAsync("another cluster", await cluster.BootstrapServersAsync());
        await using (JobInstance job = new(JobBinary.Built, Settings(run.Topics, _folder.FullName)))
        {
            await run.RecoverAsync("the job begins");
            await job.StopAsync();
        }
        await using KafkaCluster other = await FaultCluster.StartAsync(brokers: 1);
        using RunTopics topics = run.Topics.On(other.BootstrapServers);
        await topics.CreateAsync();
        await other.KillAsync(1);

        await using JobInstance lost = new(JobBinary.Built, Settings(topics, _folder.FullName));
        await lost.LogsAsync("No progress: Job accounts ", TimeSpan.FromSeconds(20));
        Assert.Contains("Connection refused", lost.Log);
        await other.UpAsync(1);

        await lost.FailAsync(_deadline, "was written on another Kafka cluster", "correct Millrace:BootstrapServers");
    }

    /// <summary>Outputs may be there twice, each order counts once: the balances number an account's orders.</summary>
    private static void AssertEachCountsOnce(RunTopics topics, long orders)
    {
        List<Balance> balances =
        [
            .. CommittedRecords.Of(topics.BootstrapServers, topics.Balances, RunTopics.Partitions)
                .Select(static record => RecordJson.Read<Balance>(Encoding.UTF8.GetBytes(record.Value))),
        ];
        Assert.Equal(orders, balances.Select(static balance => balance.Number).Distinct().Count());
        Assert.All(balances.GroupBy(static balance => balance.Account), static account => Assert.Equal(
            account.Select(static balance => balance.Number).Distinct().Count(),
            account.Max(static balance => balance.Count)));
    }

    private static Dictionary<string, string> Settings(RunTopics topics, string folder) => JobSettings.For(
        topics, null, ("Jobs:accounts:Delivery", "AtLeastOnce"), ("Jobs:accounts:CheckpointStore", "Files"),
        ("Jobs:accounts:CheckpointFolder", folder), ("Jobs:accounts:Restart:Attempts", "1000"));

    /// <summary>A file system of a megabyte in memory; mounting one takes rights that not everybody has.</summary>
    private sealed class SmallDisk : IAsyncDisposable
    {
        private SmallDisk(string path) => Path = path;

        public string Path { get; }

        private string Ballast => System.IO.Path.Combine(Path, "ballast");

        public static async Task<SmallDisk> MountAsync(string path)
        {
            int exit = await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path);
            Assert.SkipWhen(exit != 0, "needs the right to mount a file system");
            return new(path);
        }

        /// <summary>Takes all room that there is.</summary>
        public void Fill()
        {
            using FileStream ballast = new(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            try
            {
                while (true) ballast.Write(new byte[1024]);
            }
            catch (IOException)
            {
                // It is full.
            }
        }

        public void Free() => File.Delete(Ballast);

        /// <summary>Takes the right to write away, in a moment when nobody writes, or gives it back.</summary>
        public Task RemountAsync(string access) => Eventually.TrueAsync(
            $"the disk is mounted {access}", _deadline,
            async () => await RunAsync("mount", "-o", $"remount,{access}", Path) == 0);

        public async ValueTask DisposeAsync() => Assert.Equal(0, await RunAsync("umount", Path));

        private static async Task<int> RunAsync(string program, params IEnumerable<string> arguments)
        {
            using Process process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode;
        }
    }
}

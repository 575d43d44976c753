using System.Globalization;
using Millrace.Brokers;
using Millrace.Kafka.Brokers;
using Millrace.Kafka.Running;

namespace Millrace.Kafka;

/// <summary>The sample with a local cache, killed and started again on what the disk has.</summary>
public sealed class LocalCacheTests(SharedBroker broker) : IDisposable
{
    private const string ReadsCache = "from its local cache, as of checkpoint";
    private const string CannotBeUsed = "its local cache cannot be used";

    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _cache = Directory.CreateTempSubdirectory("millrace-cache-");

    [Fact]
    public async Task A_process_that_was_killed_goes_on_from_its_files()
    {
        using JobTopics topics = await KilledAsync();

        await using JobProcess next = Start(topics);
        await next.SucceedAsync(_deadline);

        next.MustLog(ReadsCache);
        Assert.False(next.Log.Contains(CannotBeUsed), next.Log);
        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }

    [Fact]
    public async Task Files_that_are_torn_make_it_read_the_topic()
    {
        using JobTopics topics = await KilledAsync();
        foreach (FileInfo file in _cache.GetFiles("*", SearchOption.AllDirectories))
        {
            await using FileStream torn = file.OpenWrite();
            torn.SetLength(torn.Length / 2);
        }

        await using JobProcess next = Start(topics);
        await next.SucceedAsync(_deadline);

        next.MustLog(CannotBeUsed);
        Assert.False(next.Log.Contains(ReadsCache), next.Log);
        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }

    /// <summary>Another process has had the partitions meanwhile: the topic has what the files have not.</summary>
    [Fact]
    public async Task Old_files_are_completed_from_the_topic()
    {
        using JobTopics topics = await KilledAsync();
        await using (JobProcess other = Sample.Start(
            ["--bootstrap-servers", broker.BootstrapServers, "--follow"], WithoutCache(topics)))
            await UntilCommittedAsync(topics, other, Expected.Disordered.Count);

        await using JobProcess next = Start(topics);
        await next.SucceedAsync(_deadline);

        next.MustLog(ReadsCache);
        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }

    public void Dispose() => _cache.Delete(recursive: true);

    /// <summary>
    /// Half of the flights are committed, in three checkpoints of each partition at least, then the process is killed;
    /// now the other half is there.
    /// </summary>
    private async Task<JobTopics> KilledAsync()
    {
        JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        await using JobProcess sample = Start(topics, "--follow");
        for (int loaded = 0; loaded < 10_000; loaded += 2_500)
        {
            topics.Load(Expected.Disordered.Skip(loaded).Take(2_500));
            await UntilCommittedAsync(topics, sample, loaded + 2_500);
        }
        await Eventually.TrueAsync(
            "each partition's files lead to a checkpoint", _deadline,
            () => Task.FromResult(NewestFiles().Count(number => number >= 3) == JobTopics.Partitions),
            () => sample.Log);
        await sample.KillAsync();
        topics.Load(Expected.Disordered.Skip(10_000));
        return topics;
    }

    /// <summary>
    /// The number of each partition's newest file. The third has been begun when the second is whole, which is the one
    /// that says that the first has everything.
    /// </summary>
    private IEnumerable<long> NewestFiles() =>
        from file in _cache.GetFiles("*.checkpoint", SearchOption.AllDirectories)
        group long.Parse(Path.GetFileNameWithoutExtension(file.Name), CultureInfo.InvariantCulture)
            by file.DirectoryName into files
        select files.Max();

    private static Task UntilCommittedAsync(JobTopics topics, JobProcess process, long flights) => Eventually.TrueAsync(
        "all flights are committed", _deadline,
        async () => (await topics.CommittedAsync()).Values.Sum() >= flights, () => process.Log);

    private JobProcess Start(JobTopics topics, params string[] switches) => Sample.Start(
        ["--bootstrap-servers", broker.BootstrapServers, .. switches],
        new Dictionary<string, string>(WithoutCache(topics)) { ["Jobs:airport-delays:LocalCache"] = _cache.FullName });

    private static Dictionary<string, string> WithoutCache(JobTopics topics) => new(topics.Settings)
    {
        ["InstanceId"] = "only",
        ["Jobs:airport-delays:CheckpointInterval"] = "50ms",
    };
}

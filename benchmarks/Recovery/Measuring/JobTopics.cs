using Millrace.Benchmarks.Kafka;

namespace Millrace.Benchmarks.Recovery.Measuring;

/// <summary>The topics and the folder of one job, which its lives share.</summary>
internal sealed class JobTopics(BenchmarkTopics topics, string purpose, int partitions) : IDisposable
{
    private const string OfJob = "--Millrace:Jobs:counts:";

    private readonly string _name = topics.NameOf(purpose);
    private readonly DirectoryInfo _cache = Directory.CreateTempSubdirectory("millrace-cache-");

    public BenchmarkTopics Cluster => topics;

    public string Readings => $"{_name}-readings";

    public string Answers => $"{_name}-answers";

    public int Partitions => partitions;

    /// <summary>Makes the job keep its local cache.</summary>
    public string CacheSetting => $"{OfJob}LocalCache={_cache.FullName}";

    public IEnumerable<string> Settings =>
    [
        $"--Millrace:BootstrapServers={topics.BootstrapServers}",
        $"{OfJob}GroupId={_name}", $"{OfJob}Topics:readings={Readings}", $"{OfJob}Topics:answers={Answers}",
    ];

    public static string Setting(string name, string value) => $"{OfJob}{name}={value}";

    /// <summary>A name that a process keeps over its lives.</summary>
    public static string Instance(string name) => $"--Millrace:InstanceId={name}";

    public async Task CreateAsync()
    {
        await topics.CreateAsync(Readings, partitions);
        await topics.CreateAsync(Answers, partitions);
    }

    public Task DeleteAsync() => topics.DeleteWithStateAsync(_name);

    public void Dispose() => _cache.Delete(recursive: true);
}

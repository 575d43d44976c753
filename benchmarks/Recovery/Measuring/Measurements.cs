using Millrace.Benchmarks.Kafka;
using Millrace.Benchmarks.Recovery.Job;
using Millrace.Benchmarks.Recovery.Load;

namespace Millrace.Benchmarks.Recovery.Measuring;

/// <summary>Runs what was asked for, one after another.</summary>
internal sealed class Measurements(Settings settings, BenchmarkTopics cluster)
{
    /// <summary>Readings a second of a lane that commits a hundred times a second.</summary>
    private const int ReadingsPerLane = 300;

    public async Task<Results> RunAsync(CancellationToken cancellation)
    {
        Results results = new();
        if (settings.What.Contains(CommandLine.Restores) || settings.What.Contains(CommandLine.Kills))
            await RestartsAsync(results, cancellation);
        if (settings.What.Contains(CommandLine.TakeOvers)) await TakeOversAsync(results, cancellation);
        if (settings.What.Contains(CommandLine.Pauses))
        {
            results.PausesMs = await PausesAsync(hasCache: false, cancellation);
            results.PausesWithCacheMs = await PausesAsync(hasCache: true, cancellation);
        }
        if (settings.What.Contains(CommandLine.Many)) results.Samples = await ManyAsync(cancellation);
        return results;
    }

    /// <summary>
    /// One job with all keys is killed again and again, under some load: each life says how it has restored, and its
    /// first answer when it was back.
    /// </summary>
    private async Task RestartsAsync(Results results, CancellationToken cancellation)
    {
        using JobTopics topics = new(cluster, "restarts", partitions: 1);
        string[] withCache = [JobTopics.Instance("same"), topics.CacheSetting];
        await using Filled filled = await Filled.StartAsync(topics, settings.Keys, withCache, cancellation);
        for (int round = 1; round <= settings.Rounds; round++)
        {
            results.AddRestart(await filled.RestartAsync(withCache, cancellation));
            results.AddRestart(await filled.RestartAsync([JobTopics.Instance("same")], cancellation));
            // Its files are of before now: the life after it begins them anew.
            await filled.RestartAsync(withCache, cancellation);
            Progress.Say($"restarts: round {round} of {settings.Rounds}");
        }
        await topics.DeleteAsync();
    }

    /// <summary>Two processes share the keys; one is killed, and the other one answers for it.</summary>
    private async Task TakeOversAsync(Results results, CancellationToken cancellation)
    {
        for (int round = 1; round <= settings.Rounds; round++)
        {
            using JobTopics topics = new(cluster, $"take-over-{round}", partitions: 2);
            await using Filled filled = await Filled.StartAsync(
                topics, settings.Keys, [JobTopics.Instance("first")], cancellation);
            results.TakeOversMs.Add(await filled.TakeOverAsync([JobTopics.Instance("second")], cancellation));
            Progress.Say($"take-overs: round {round} of {settings.Rounds}");
            await topics.DeleteAsync();
        }
    }

    /// <summary>One in a hundred keys changes within each interval.</summary>
    private async Task<IReadOnlyList<double>> PausesAsync(bool hasCache, CancellationToken cancellation)
    {
        using JobTopics topics = new(cluster, $"pauses-{hasCache}", partitions: 1);
        string[] own = hasCache ? [topics.CacheSetting] : [];
        await using Filled filled = await Filled.StartAsync(topics, settings.Keys, own, cancellation);
        int before = await filled.UnderLoadAsync(settings.Keys / 100, isAsked: false, async () =>
        {
            await filled.Life.ListenForAsync(TimeSpan.FromSeconds(5));
            int warmUp = filled.Life.PausesMs.Count;
            await filled.Life.ListenForAsync(TimeSpan.FromSeconds(settings.Seconds));
            return warmUp;
        }, cancellation);
        await filled.Life.StopAsync();
        await topics.DeleteAsync();
        return [.. filled.Life.PausesMs.Skip(before)];
    }

    /// <summary>Commits as often as settings allow, on several lanes; each commit has a few readings.</summary>
    private async Task<IReadOnlyList<Sample>> ManyAsync(CancellationToken cancellation)
    {
        using JobTopics topics = new(cluster, "many", settings.Lanes);
        string lanes = JobTopics.Setting("Lanes", $"{settings.Lanes}");
        await using Filled filled = await Filled.StartAsync(
            topics, keys: 10_000, [lanes, JobTopics.Setting("CheckpointInterval", "10ms"), topics.CacheSetting],
            cancellation);
        await filled.UnderLoadAsync(perSecond: ReadingsPerLane * settings.Lanes, isAsked: true, async () =>
        {
            long told = 0;
            await filled.Life.ListenAsync(life =>
            {
                long commits = life.Samples.Count == 0 ? 0 : life.Samples[^1].Commits;
                if (commits >= told + settings.Transactions / 10) Progress.Say($"transactions: {told = commits:N0}");
                return commits >= settings.Transactions;
            });
            return told;
        }, cancellation);
        await filled.Life.StopAsync();
        await topics.DeleteAsync();
        return filled.Life.Samples;
    }
}

using Millrace.Benchmarks.Kafka;

namespace Millrace.Benchmarks.Latency.Measuring;

/// <summary>Runs all variants at all paces, in turn.</summary>
internal sealed class Measurements(Settings settings, BenchmarkTopics topics)
{
    private int _runs;

    /// <exception cref="BenchmarkException">A run failed.</exception>
    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellation)
    {
        Progress.Say("warming the broker");
        await RunAsync(Variant.All[0], settings.Rates.Max(), cancellation);
        List<Measurement> all = [];
        foreach (int rate in settings.Rates) all.AddRange(await RunAsync(rate, cancellation));
        return all;
    }

    private async Task<IEnumerable<Measurement>> RunAsync(int rate, CancellationToken cancellation)
    {
        Dictionary<Variant, List<LatencyReport>> reports = Variant.All.ToDictionary(
            static variant => variant, static _ => new List<LatencyReport>());
        for (int round = 1; round <= settings.Rounds; round++)
        {
            Progress.Say($"{rate:N0} records/s, round {round} of {settings.Rounds}");
            foreach (Variant variant in round % 2 == 1 ? Variant.All : Variant.All.Reverse())
            {
                LatencyReport report = await RunAsync(variant, rate, cancellation);
                Progress.Say($"  {variant.Name}: {report.Short}");
                reports[variant].Add(report);
            }
        }
        return Variant.All.Select(variant => new Measurement(variant, rate, reports[variant]));
    }

    private Task<LatencyReport> RunAsync(Variant variant, int rate, CancellationToken cancellation)
    {
        LatencyRun run = new(topics, variant, topics.NameOf($"{++_runs:000}"));
        return run.RunAsync(rate, settings, cancellation);
    }
}

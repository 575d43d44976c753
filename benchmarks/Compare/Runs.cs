using Millrace.Benchmarks.Compare.Engines;
using Millrace.Benchmarks.Compare.Measuring;
using Millrace.Benchmarks.Compare.Scaling;
using Millrace.Benchmarks.Kafka;
using Millrace.Benchmarks.Reporting;

namespace Millrace.Benchmarks.Compare;

/// <summary>Gets together what a run needs, in the order in which it can fail soonest.</summary>
internal static class Runs
{
    /// <exception cref="BenchmarkException">Something is missing, failed, or came out differently.</exception>
    public static async Task RunAsync(Settings settings, CancellationToken cancellation)
    {
        string report = settings.IsScaling
            ? await ScaleAsync(settings, cancellation)
            : await CompareAsync(settings, cancellation);
        await ReportOutput.WriteAsync(report, settings.Out, cancellation);
    }

    private static async Task<string> CompareAsync(Settings settings, CancellationToken cancellation)
    {
        Peers peers = new(settings.PeersFolder, settings.Threads);
        return await OnBrokerAsync(settings, async (topics, machine) =>
        {
            MillraceEngines millrace = await MillraceEngines.BuildAsync(cancellation);
            Comparison comparison = new(settings, topics, peers, millrace);
            return ComparisonReport.Of(settings, machine, await comparison.RunAsync(cancellation));
        });
    }

    private static Task<string> ScaleAsync(Settings settings, CancellationToken cancellation) =>
        OnBrokerAsync(settings, async (topics, machine) =>
        {
            Engine aot = await MillraceEngines.BuildAotAsync(cancellation);
            ScalingRuns runs = new(settings, topics, aot);
            IReadOnlyList<ScalingResult> results = await runs.RunAsync(cancellation);
            return ScalingReport.Of(settings, machine, results, await runs.RunLongAsync(cancellation));
        });

    private static async Task<string> OnBrokerAsync(
        Settings settings, Func<BenchmarkTopics, string, Task<string>> measure)
    {
        await using KafkaBroker broker = await KafkaBroker.OpenAsync(settings.BootstrapServers, settings.KafkaFolder);
        return await measure(broker.Topics, Machine.Describe(broker));
    }
}

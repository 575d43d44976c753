using Millrace.Benchmarks.Compare.Checking;
using Millrace.Benchmarks.Compare.Engines;
using Millrace.Benchmarks.Kafka;

namespace Millrace.Benchmarks.Compare.Measuring;

/// <summary>
/// Runs all variants of all queries over one topic, in turn. The outputs of each query's first round are compared
/// before its next round begins, so that no figure is of an engine that does something else.
/// </summary>
internal sealed class Comparison(Settings settings, BenchmarkTopics topics, Peers peers, MillraceEngines millrace)
{
    /// <summary>What all engines create where there is none.</summary>
    private const int Partitions = 4;
    private readonly EngineRunner _runner = new(topics);
    private readonly string _prefix = topics.NameOf("nexmark");

    /// <exception cref="BenchmarkException">An engine failed, or outputs differ.</exception>
    public async Task<IReadOnlyList<QueryResult>> RunAsync(CancellationToken cancellation)
    {
        Progress.Say($"writing {settings.Records:N0} records");
        await peers.GenerateAsync(topics.BootstrapServers, _prefix, settings.Records, Partitions, cancellation);
        Progress.Say("writing the same in MessagePack");
        await _runner.RunAsync(millrace.Aot, RunOf("pack", "alo", PackedTopic), Partitions, cancellation);
        List<QueryResult> results = [];
        foreach (Query query in settings.Queries) results.Add(await RunAsync(query, cancellation));
        return results;
    }

    private async Task<QueryResult> RunAsync(Query query, CancellationToken cancellation)
    {
        IReadOnlyList<Variant> variants = Variant.Of(query, peers, millrace);
        Dictionary<Variant, List<EngineReport>> reports = variants.ToDictionary(
            static variant => variant, static _ => new List<EngineReport>());
        OutputCheck check = new(topics, query.LeavesWindowsOpen, PackedTopic);
        for (int round = 1; round <= settings.Rounds; round++)
        {
            Progress.Say($"{query.Name}, round {round} of {settings.Rounds}");
            OutputCheck? itsCheck = round == 1 ? check : null;
            foreach (Variant variant in round % 2 == 1 ? variants : variants.Reverse())
                reports[variant].Add(await RunAsync(variant, itsCheck, cancellation));
            if (itsCheck?.ReferenceTopic is { } topic) await topics.DeleteWithStateAsync(topic);
        }
        return new(
            query, [.. variants.Select(variant => new Measurement(variant, reports[variant]))], check.Findings);
    }

    private string PackedTopic => _prefix + "-packed-bids";

    private EngineRun RunOf(string query, string mode, string outTopic) =>
        new(topics.BootstrapServers, _prefix, query, mode, settings.Records, settings.Lanes, outTopic);

    private async Task<EngineReport> RunAsync(Variant variant, OutputCheck? check, CancellationToken cancellation)
    {
        EngineRun run = RunOf(variant.Query, variant.Mode, _runner.NewOutTopic()) with { Settings = variant.Settings };
        EngineReport report = await _runner.RunAsync(variant.Engine, run, Partitions, cancellation);
        Progress.Say($"  {variant.Name}: {report.Short}");
        if (check is not null) await check.CheckAsync(variant, run.OutTopic, cancellation);
        if (check?.ReferenceTopic != run.OutTopic) await topics.DeleteWithStateAsync(run.OutTopic);
        return report;
    }
}

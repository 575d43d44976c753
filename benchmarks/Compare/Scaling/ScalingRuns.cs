using Millrace.Benchmarks.Compare.Engines;
using Millrace.Benchmarks.Compare.Measuring;
using Millrace.Benchmarks.Kafka;

namespace Millrace.Benchmarks.Compare.Scaling;

/// <summary>Runs Millrace over topics of several shapes; each topic is there only while it is needed.</summary>
internal sealed class ScalingRuns(Settings settings, BenchmarkTopics topics, Engine millrace)
{
    private readonly EngineRunner _runner = new(topics);

    /// <exception cref="BenchmarkException">A run failed.</exception>
    public async Task<IReadOnlyList<ScalingResult>> RunAsync(CancellationToken cancellation)
    {
        List<ScalingResult> results = [];
        foreach (IGrouping<BidShape, ScalingCase> cases in ScalingCase.Of(settings).GroupBy(static one => one.Shape))
            results.AddRange(await RunAsync(cases.Key, [.. cases], settings.Rounds, null, cancellation));
        return results;
    }

    /// <summary>One long run, watched.</summary>
    /// <exception cref="BenchmarkException">It failed.</exception>
    public async Task<LongRun> RunLongAsync(CancellationToken cancellation)
    {
        ScalingCase one = ScalingCase.Long(settings);
        MemoryWatch memory = new();
        IReadOnlyList<ScalingResult> results = await RunAsync(one.Shape, [one], 1, memory, cancellation);
        return new(results.Single(), memory.Samples);
    }

    private async Task<IReadOnlyList<ScalingResult>> RunAsync(
        BidShape shape, ScalingCase[] cases, int rounds, MemoryWatch? memory, CancellationToken cancellation)
    {
        string prefix = topics.NameOf($"{shape.Records}-{shape.Partitions}-{shape.Keys}-{shape.ValueBytes}");
        Progress.Say($"writing {shape.Records:N0} records of {shape.ValueBytes} B, {shape.Keys:N0} keys, "
            + $"{shape.Partitions} partitions");
        double bytes = await BidWriter.WriteAsync(topics, $"{prefix}-bids", shape, cancellation);
        List<EngineReport>[] reports = [.. cases.Select(static _ => new List<EngineReport>())];
        for (int round = 1; round <= rounds; round++)
        {
            for (int i = 0; i < cases.Length; i++)
                reports[i].Add(await RunAsync(prefix, cases[i], memory, cancellation));
        }
        await topics.DeleteWithStateAsync(prefix);
        return [.. cases.Select((one, i) => new ScalingResult(one, bytes, new(VariantOf(one), reports[i])))];
    }

    private async Task<EngineReport> RunAsync(
        string prefix, ScalingCase one, MemoryWatch? memory, CancellationToken cancellation)
    {
        EngineRun run = new(
            topics.BootstrapServers, prefix, one.Query, "eos", one.Shape.Records, one.Lanes, _runner.NewOutTopic());
        EngineReport report = await _runner.RunAsync(
            millrace, run, one.Shape.Partitions, cancellation, memory is null ? null : memory.WatchAsync);
        Progress.Say($"  {one.Query}, {one.What} {one.Value}: {report.Short}");
        await topics.DeleteWithStateAsync(run.OutTopic);
        return report;
    }

    private Variant VariantOf(ScalingCase one) => new(VariantKind.Aot, millrace.Name, millrace, one.Query, "eos");
}

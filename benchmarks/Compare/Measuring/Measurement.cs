using Millrace.Benchmarks.Compare.Engines;
using Millrace.Benchmarks.Reporting;

namespace Millrace.Benchmarks.Compare.Measuring;

/// <summary>What the rounds of one variant have cost.</summary>
internal sealed record Measurement(Variant Variant, IReadOnlyList<EngineReport> Rounds)
{
    public Spread RecordsPerSecond => Spread.Of(Rounds.Select(static round => round.RecordsPerSecond));

    public Spread CpuSecondsPerMillion => Spread.Of(Rounds.Select(static round => round.CpuSecondsPerMillion));

    public Spread PeakRssMiB => Spread.Of(Rounds.Select(static round => round.PeakRssMiB));

    public Spread? AllocatedPerRecord => Known(static round => round.AllocatedPerRecord);

    public Spread? CheckpointPauseMsP99 => Known(static round => round.CheckpointPauseMsP99);

    private Spread? Known(Func<EngineReport, double?> measure) =>
        Rounds.Select(measure).OfType<double>().ToArray() is { Length: > 0 } values ? Spread.Of(values) : null;
}

using Millrace.Benchmarks.Latency.Load;
using Millrace.Benchmarks.Reporting;

namespace Millrace.Benchmarks.Latency.Measuring;

/// <summary>What the rounds of one variant have shown at one pace.</summary>
internal sealed record Measurement(Variant Variant, int RecordsPerSecond, IReadOnlyList<LatencyReport> Rounds)
{
    public Spread P50Ms => Of(static reader => reader.P50Ms);

    public Spread P99Ms => Of(static reader => reader.P99Ms);

    public Spread P999Ms => Of(static reader => reader.P999Ms);

    public Spread MaxMs => Of(static reader => reader.MaxMs);

    public Spread RecordsPerSecondRead => Of(static reader => reader.RecordsPerSecond);

    public Spread RecordsPerSecondWritten =>
        Spread.Of(Rounds.Select(static round => round.Writer.RecordsPerSecond));

    /// <summary>How far the writer was behind its plan at worst; that is part of the latencies.</summary>
    public Spread WriterBehindMs => Spread.Of(Rounds.Select(static round => round.Writer.BehindMsMax));

    private Spread Of(Func<ReaderReport, double> measure) =>
        Spread.Of(Rounds.Select(round => measure(round.Reader)));
}

using Millrace.Benchmarks.Latency.Load;

namespace Millrace.Benchmarks.Latency.Measuring;

/// <summary>What both ends of one run say.</summary>
internal sealed record LatencyReport(WriterReport Writer, ReaderReport Reader)
{
    /// <summary>The figures that matter most, for who waits.</summary>
    public string Short =>
        $"p50 {Reader.P50Ms:0.0} ms, p99 {Reader.P99Ms:0.0} ms at {Reader.RecordsPerSecond:N0} records/s";
}

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Millrace.Runtime.Telemetry;

/// <summary>
/// The runtime's instruments, on the meter <c>Millrace</c>; documented in docs/operations/metrics.md.
/// </summary>
internal static class JobMeter
{
    private static readonly Meter _meter = new("Millrace");

    private static readonly Histogram<double> _checkpointPause = _meter.CreateHistogram<double>(
        "millrace.checkpoint.pause", "s", "How long a checkpoint kept a lane from its records");

    public static void CheckpointPaused(string job, string lane, TimeSpan pause) =>
        _checkpointPause.Record(pause.TotalSeconds, new TagList { { "job", job }, { "lane", lane } });
}

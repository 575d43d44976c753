using System.Globalization;
using System.Text;
using Millrace.Benchmarks.Latency.Load;
using Millrace.Benchmarks.Reporting;

namespace Millrace.Benchmarks.Latency.Measuring;

/// <summary>The measurements as Markdown.</summary>
internal static class Report
{
    public static string Of(Settings settings, string machine, IReadOnlyList<Measurement> measurements)
    {
        StringBuilder report = new($"""
            # Latency

            From the time at which a record of 250 bytes was to be written to the time at which a reader has it, in
            ms; all processes ({Machine.RuntimeOf("Latency")}) and the broker on one machine.
            {LoadPlan.Partitions} partitions, {settings.WarmUpSeconds} s of warm-up, then {settings.Seconds} s; medians
            of {settings.Rounds} round(s) in turn, in brackets the lowest and the highest.

            {machine}

                {settings.Command}


            """);
        foreach (IGrouping<int, Measurement> atOnePace in measurements.GroupBy(static one => one.RecordsPerSecond))
            report.Append($"## {atOnePace.Key:N0} records a second\n\n{Latencies([.. atOnePace])}\n");
        return report.Append("## Goals\n\n").Append(Goals(measurements)).ToString();
    }

    private static MarkdownTable Latencies(IReadOnlyList<Measurement> measurements)
    {
        Measurement pair = measurements.Single(static one => one.Variant.JobSettings is null);
        MarkdownTable table = new(
            "way", "p50", "p99", "p99.9", "max", "p50 ÷ bare", "p99 ÷ bare", "records/s written", "records/s read",
            "writer behind at worst");
        foreach (Measurement one in measurements)
        {
            table.Add(
                one.Variant.Name, one.P50Ms.ToString("0.0"), one.P99Ms.ToString("0.0"), one.P999Ms.ToString("0.0"),
                one.MaxMs.ToString("0"), Ratio(one.P50Ms, pair.P50Ms), Ratio(one.P99Ms, pair.P99Ms),
                one.RecordsPerSecondWritten.ToString("#,0"), one.RecordsPerSecondRead.ToString("#,0"),
                one.WriterBehindMs.ToString("0.0"));
        }
        return table;
    }

    private static MarkdownTable Goals(IReadOnlyList<Measurement> measurements)
    {
        MarkdownTable table = new($"goal at {LatencyGoal.RecordsPerSecond:N0} records/s, ms", "wanted", "measured", "");
        foreach (Measurement one in measurements)
        {
            if (one.Variant.Goal is not { } goal || one.RecordsPerSecond != LatencyGoal.RecordsPerSecond) continue;
            if (goal.P50MsMax is { } p50MsMax) Add($"{one.Variant.Name}: p50", p50MsMax, one.P50Ms.Median);
            Add($"{one.Variant.Name}: p99", goal.P99MsMax, one.P99Ms.Median);
        }
        return table;

        void Add(string what, double max, double measured) =>
            table.Add(what, $"at most {max}", Write(measured), measured <= max ? "met" : "missed");
    }

    private static string Ratio(Spread one, Spread other) => Write(one.Median / other.Median);

    private static string Write(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}

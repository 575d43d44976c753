using System.Globalization;
using Millrace.Benchmarks.Compare.Measuring;
using Millrace.Benchmarks.Reporting;

namespace Millrace.Benchmarks.Compare.Scaling;

/// <summary>The scaling runs as Markdown.</summary>
internal static class ScalingReport
{
    private const int MemoryRows = 10;
    private const double BytesPerMiB = 1 << 20;

    public static string Of(
        Settings settings, string machine, IReadOnlyList<ScalingResult> results, LongRun longRun) => $"""
        # Scaling

        Millrace AOT, exactly once, a commit every second. Where nothing else is said: {settings.Records:N0} records of
        {BidShape.AllMembersBytesMin} bytes, 100,000 keys, 4 partitions, {settings.Lanes} lanes. Medians of
        {settings.Rounds} round(s), in brackets the lowest and the highest.

        {machine}

            {settings.Command}

        {Costs([.. results, longRun.Result])}
        ## Memory over the long run

        {longRun.Result.Case.Value} through {longRun.Result.Case.Query}, from the start of the process.

        {MemoryOverTime(longRun.Memory)}
        """;

    private static MarkdownTable Costs(IReadOnlyList<ScalingResult> results)
    {
        MarkdownTable table = new(
            "what changes", "value", "query", "records", "bytes a value", "records/s", "MiB/s", "CPU s per million",
            "peak memory, MiB", "checkpoint pause, p99 ms");
        foreach ((ScalingCase one, double bytes, Measurement measured) in results)
        {
            table.Add(
                one.What, one.Value, one.Query, $"{one.Shape.Records:N0}",
                bytes.ToString("#,0", CultureInfo.InvariantCulture), measured.RecordsPerSecond.ToString("#,0"),
                (measured.RecordsPerSecond.Median * bytes / BytesPerMiB).ToString("0", CultureInfo.InvariantCulture),
                measured.CpuSecondsPerMillion.ToString("0.00"), measured.PeakRssMiB.ToString("0"),
                measured.CheckpointPauseMsP99?.ToString("0.0"));
        }
        return table;
    }

    /// <summary>At ten times of the run, evenly apart; of what lies between, the highest.</summary>
    private static MarkdownTable MemoryOverTime(IReadOnlyList<MemorySample> samples)
    {
        MarkdownTable table = new("after, s", "memory, MiB", "highest since the row before, MiB");
        int rows = Math.Min(MemoryRows, samples.Count);
        for (int row = 0; row < rows; row++)
        {
            MemorySample[] since = [.. samples.Take(
                (row * samples.Count / rows)..((row + 1) * samples.Count / rows))];
            table.Add(
                Write(since[^1].At.TotalSeconds), Write(since[^1].MiB), Write(since.Max(static sample => sample.MiB)));
        }
        return table;
    }

    private static string Write(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;
using Millrace.Benchmarks.Compare.Engines;
using Millrace.Benchmarks.Reporting;

namespace Millrace.Benchmarks.Compare.Measuring;

/// <summary>A comparison as Markdown.</summary>
internal static class ComparisonReport
{
    public static string Of(Settings settings, string machine, IReadOnlyList<QueryResult> results)
    {
        StringBuilder report = new($"""
            # Side by side

            {settings.Records:N0} JSON records of about 250 bytes in 4 partitions; medians of {settings.Rounds} round(s)
            in turn, in brackets the lowest and the highest. Where nothing else is said: exactly once, a commit every
            second. Millrace has {settings.Lanes} lane(s), Kafka Streams {settings.Threads} threads, the loop one.

            {machine}

                {settings.Command}


            """);
        foreach (QueryResult result in results) report.Append(OfQuery(result));
        return report.Append("## Goals\n\n").Append(Goals(results)).ToString();
    }

    private static string OfQuery(QueryResult result) => $"""
        ## {result.Query.Name}: {result.Query.Title}

        Outputs of the first round, per key and in order:

        {string.Join('\n', result.Findings.Select(static finding => "- " + finding))}

        {Costs(result)}
        {Ratios(result)}

        """;

    private static MarkdownTable Costs(QueryResult result)
    {
        MarkdownTable table = new(
            "engine", "records/s", "CPU s per million", "peak memory, MiB", "bytes allocated per record",
            "checkpoint pause, p99 ms");
        foreach (Measurement measured in result.Measurements)
        {
            table.Add(
                measured.Variant.Name, measured.RecordsPerSecond.ToString("#,0"),
                measured.CpuSecondsPerMillion.ToString("0.00"), measured.PeakRssMiB.ToString("0"),
                measured.AllocatedPerRecord?.ToString("0"), measured.CheckpointPauseMsP99?.ToString("0.0"));
        }
        return table;
    }

    private static MarkdownTable Ratios(QueryResult result)
    {
        Measurement streams = result.Find(VariantKind.KafkaStreams)!;
        Measurement loop = result.Find(VariantKind.Loop)!;
        MarkdownTable table = new(
            "engine", "records/s ÷ Kafka Streams", "CPU ÷ Kafka Streams", "memory ÷ Kafka Streams",
            "records/s ÷ loop", "CPU ÷ loop", "memory ÷ loop");
        foreach (Measurement measured in result.Measurements)
            table.Add([measured.Variant.Name, .. Beside(measured, streams), .. Beside(measured, loop)]);
        return table;
    }

    private static string[] Beside(Measurement measured, Measurement other) =>
    [
        Ratio(measured.RecordsPerSecond, other.RecordsPerSecond),
        Ratio(measured.CpuSecondsPerMillion, other.CpuSecondsPerMillion),
        Ratio(measured.PeakRssMiB, other.PeakRssMiB),
    ];

    private static MarkdownTable Goals(IReadOnlyList<QueryResult> results)
    {
        MarkdownTable table = new("goal (Millrace AOT, medians)", "wanted", "measured", "");
        foreach (Goal goal in results.SelectMany(Goal.Of))
            table.Add(goal.What, goal.Wanted, goal.Measured, goal.IsMet ? "met" : "missed");
        return table;
    }

    private static string Ratio(Spread one, Spread other) =>
        (one.Median / other.Median).ToString("0.00", CultureInfo.InvariantCulture);
}

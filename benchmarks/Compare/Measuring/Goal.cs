using System.Globalization;
using Millrace.Benchmarks.Compare.Engines;

namespace Millrace.Benchmarks.Compare.Measuring;

/// <summary>Something that the project wants to reach, and what was measured.</summary>
internal sealed record Goal(string What, string Wanted, string Measured, bool IsMet)
{
    private const double CpuOfLoopMax = 0.5;
    private const double SpeedOfLoopMin = 2.5;
    private const double ExactlyOncePercentMax = 3;
    private const double ExactlyOnceEvery100MsPercentMax = 12;

    /// <summary>All goals of a query, of records with all members and of those that declare what is used.</summary>
    public static IEnumerable<Goal> Of(QueryResult result) =>
    [
        .. OfOne(result, VariantKind.Aot, "all members", result.Query.Goal),
        .. OfOne(result, VariantKind.AotOfThreeMembers, "3 members", result.Query.GoalOfThreeMembers),
        AtMost(
            $"{result.Query.Name}, MessagePack: CPU s per million",
            result.Find(VariantKind.AotMessagePack)!.CpuSecondsPerMillion.Median, result.Query.CpuOfMessagePackMax),
        CostOver(result, VariantKind.Aot, "every second", ExactlyOncePercentMax),
        CostOver(result, VariantKind.AotEvery100Ms, "every 100 ms", ExactlyOnceEvery100MsPercentMax),
    ];

    private static IEnumerable<Goal> OfOne(QueryResult result, VariantKind kind, string members, CostGoal? goal)
    {
        if (goal is null || result.Find(kind) is not { } millrace) yield break;
        Measurement streams = result.Find(VariantKind.KafkaStreams)!;
        Measurement loop = result.Find(VariantKind.Loop)!;
        string name = $"{result.Query.Name}, {members}: ";
        double cpu = millrace.CpuSecondsPerMillion.Median, speed = millrace.RecordsPerSecond.Median;
        yield return AtMost(name + "CPU s per million", cpu, goal.CpuSecondsPerMillionMax);
        yield return AtMost(
            name + "CPU beside Kafka Streams", cpu / streams.CpuSecondsPerMillion.Median, goal.CpuOfKafkaStreamsMax);
        yield return AtLeast(
            name + "records/s beside Kafka Streams", speed / streams.RecordsPerSecond.Median,
            goal.SpeedOfKafkaStreamsMin);
        yield return AtMost(
            name + "CPU beside the hand-written loop", cpu / loop.CpuSecondsPerMillion.Median, CpuOfLoopMax);
        yield return AtLeast(
            name + "records/s beside the hand-written loop", speed / loop.RecordsPerSecond.Median, SpeedOfLoopMin);
    }

    private static Goal CostOver(QueryResult result, VariantKind kind, string interval, double percentMax)
    {
        double atLeastOnce = result.Find(VariantKind.AotAtLeastOnce)!.CpuSecondsPerMillion.Median;
        double percent = (result.Find(kind)!.CpuSecondsPerMillion.Median / atLeastOnce - 1) * 100;
        return new(
            $"{result.Query.Name}: CPU of exactly once {interval} over at least once", $"at most {percentMax} %",
            $"{percent.ToString("0", CultureInfo.InvariantCulture)} %", percent <= percentMax);
    }

    private static Goal AtMost(string what, double measured, double max) =>
        new(what, "at most " + Write(max), Write(measured), measured <= max);

    private static Goal AtLeast(string what, double measured, double min) =>
        new(what, "at least " + Write(min), Write(measured), measured >= min);

    private static string Write(double value) => value.ToString("0.00#", CultureInfo.InvariantCulture);
}

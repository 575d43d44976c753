using Millrace.Simulation.Tests.Running;

namespace Millrace.Simulation.Tests.Checking;

/// <summary>
/// The outputs of a job whose windows the clock closes, too, while a partition is quiet. When it does so is the job's
/// to say, by the records that are too late for their windows; the rest follows from that: a record is late or counted,
/// a window closes once, with what it has counted, and what was closed stays closed.
/// </summary>
internal static class IdleOutputs
{
    public const string ClosedByClock = "the clock has closed a window";

    /// <summary>A window of a key.</summary>
    private readonly record struct WindowOf(string Key, long Start);

    public static IEnumerable<string> Compare(World world)
    {
        ILookup<string, Line> found = Read(world);
        for (int partition = 0; partition < world.Scenario.Partitions; partition++)
        {
            PartitionInput input = PartitionInput.Of(world.Scenario, partition);
            Given[] order = [.. input.First[0], .. input.Probes[0]];
            HashSet<int> late = LateOf(found, order);
            if (Misjudged(world, order, late) is { } problem) yield return problem;
            foreach (IGrouping<string, Given> key in order.GroupBy(static record => record.Key))
                if (Difference(world, [.. key], late, [.. found[key.Key]]) is { } difference)
                    yield return difference;
        }
    }

    /// <summary>
    /// True when every window of the input is closed: partitions that stay quiet hold none of them open for ever.
    /// </summary>
    public static bool AreClosed(World world)
    {
        if (world.Scenario.IdleAfter == null) return true;
        ILookup<string, Line> found = Read(world);
        return Enumerable.Range(0, world.Scenario.Partitions).All(partition =>
        {
            IReadOnlyList<Given> order = PartitionInput.Of(world.Scenario, partition).First[0];
            HashSet<int> late = LateOf(found, order);
            return Counted(world, order, late).Keys.All(window =>
                found[window.Key].Any(line => line.Kind == "window" && line.Number == window.Start));
        });
    }

    /// <summary>A record that was counted in a window that had been closed, as far as outputs tell.</summary>
    private static string? Misjudged(World world, Given[] order, HashSet<int> late)
    {
        long outOfOrderness = (long)world.Scenario.OutOfOrderness.TotalMilliseconds;
        long closedUntil = long.MinValue, watermark = long.MinValue;
        foreach (Given record in order)
        {
            long end = EndOf(world, record);
            bool isClosed = end <= Math.Max(closedUntil, watermark);
            if (isClosed && !late.Contains(record.Number))
                return $"I1: {record} is counted in a window that was closed.";
            if (!isClosed && late.Contains(record.Number)) world.Trace.Count(ClosedByClock);
            if (late.Contains(record.Number)) closedUntil = Math.Max(closedUntil, end);
            watermark = Math.Max(watermark, record.At - outOfOrderness);
        }
        return null;
    }

    /// <summary>Where the outputs of one key are not what its records make; null where they are.</summary>
    private static string? Difference(World world, Given[] records, HashSet<int> late, Line[] found)
    {
        Line[] closed = [.. found.Where(static line => line.Kind == "window")];
        Line[] expected =
        [
            .. Counted(world, records, late).OrderBy(static one => one.Key.Start)
                .Select(static one => new Line("window", one.Key.Start, one.Value.Sum * 1000 + one.Value.Count)),
        ];
        Line[] refused = [.. found.Where(static line => line.Kind == "late")];
        Line[] tooLate =
        [
            .. records.Where(record => late.Contains(record.Number))
                .Select(static record => new Line("late", record.Number, record.Value)),
        ];
        string key = records[0].Key;
        if (!closed.SequenceEqual(expected)) return Text(key, closed, expected);
        if (!refused.SequenceEqual(tooLate)) return Text(key, refused, tooLate);
        Given? early = Array.Find(
            records, record => late.Contains(record.Number) && IsBeforeItsWindow(world, record, found));
        return early == null ? null : $"I5: {early} is late for a window that was closed behind it.";
    }

    private static bool IsBeforeItsWindow(World world, Given record, Line[] found)
    {
        int closedAt = Array.FindIndex(found, line => line.Kind == "window" && line.Number == StartOf(world, record));
        return closedAt > Array.FindIndex(found, line => line.Kind == "late" && line.Number == record.Number);
    }

    private static Dictionary<WindowOf, (int Count, long Sum)> Counted(
        World world, IEnumerable<Given> records, HashSet<int> late) => records
        .Where(record => !late.Contains(record.Number))
        .GroupBy(record => new WindowOf(record.Key, StartOf(world, record)))
        .ToDictionary(
            static window => window.Key,
            static window => (window.Count(), window.Sum(static record => (long)record.Value)));

    private static ILookup<string, Line> Read(World world) =>
        Outputs.Read(world.Cluster, "reports").ToLookup(static output => output.Key, static output => output.Line);

    /// <summary>The numbers of the records that the job calls late.</summary>
    private static HashSet<int> LateOf(ILookup<string, Line> found, IEnumerable<Given> order) =>
    [
        .. order.Select(static record => record.Key).Distinct().SelectMany(key => found[key])
            .Where(static line => line.Kind == "late").Select(static line => (int)line.Number),
    ];

    private static long StartOf(World world, Given record)
    {
        long size = world.Scenario.Job.Shape.Windows[0].SizeMs;
        return record.At / size * size;
    }

    private static long EndOf(World world, Given record)
    {
        WindowShape window = world.Scenario.Job.Shape.Windows[0];
        return StartOf(world, record) + window.SizeMs + window.LatenessMs;
    }

    private static string Text(string key, Line[] found, Line[] expected) =>
        $"I1, I2: key {key} has [{string.Join("; ", found)}] instead of [{string.Join("; ", expected)}].";
}

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>What <see cref="CountsJob"/> must write, computed from the events alone, without the runtime.</summary>
internal static class Reference
{
    private const long Size = 60_000, Lateness = 20_000, OutOfOrderness = 10_000;

    public static List<string> ResultsOf(IEnumerable<(int Partition, string Key, long At, int Value)> events) =>
        [.. events.GroupBy(static e => e.Partition).SelectMany(static partition => OfPartition(partition))];

    private static IEnumerable<string> OfPartition(IEnumerable<(int Partition, string Key, long At, int Value)> events)
    {
        List<string> results = [];
        Dictionary<string, long> totals = [];
        Dictionary<(string Key, long Start), long> windows = [];
        long highest = long.MinValue / 2;
        foreach ((_, string key, long at, int value) in events)
        {
            long start = (long)Math.Floor((double)at / Size) * Size;
            bool isLate = start + Size + Lateness <= highest - OutOfOrderness;
            if (isLate) results.Add($"late {key} {at} {value}");
            else windows[(key, start)] = windows.GetValueOrDefault((key, start)) + value;
            totals[key] = totals.GetValueOrDefault(key) + value;
            if (value % 3 == 0) results.Add($"total {key} {at} {totals[key]}");
            highest = Math.Max(highest, at);
        }
        return results.Concat(windows.Select(static w => $"window {w.Key.Key} {w.Key.Start} {w.Value}"));
    }
}

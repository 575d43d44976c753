using System.Text;
using System.Text.Json;
using Millrace.Simulation.Tests.Running;
using Millrace.Simulation.Tests.Scenarios;
using Millrace.Testing.Brokers;

namespace Millrace.Simulation.Tests.Checking;

/// <summary>Compares what everybody can read in the sink with what the reference says: I1, I2, I4 and I5.</summary>
internal static class Outputs
{
    public static IEnumerable<string> Compare(World world)
    {
        List<(string Key, Line Line)> written = Read(world.Cluster, "reports");
        Scenario scenario = world.Scenario;
        Dictionary<string, List<Line>> expected = [];
        for (int partition = 0; partition < scenario.Partitions; partition++)
        {
            PartitionInput input = PartitionInput.Of(scenario, partition);
            if (!input.TryOrder(written, out IReadOnlyList<Given> order, out string? problem)) return [problem];
            foreach ((string key, List<Line> lines) in input.Run(scenario, order).Lines) expected[key] = lines;
        }
        return Compare(scenario, expected, written);
    }

    /// <summary>Where what was written is not what is expected of each key.</summary>
    public static IEnumerable<string> Compare(
        Scenario scenario, Dictionary<string, List<Line>> expected, List<(string Key, Line Line)> written)
    {
        ILookup<string, Line> found = written.ToLookup(static output => output.Key, static output => output.Line);
        return expected.Keys.Union(found.Select(static key => key.Key)).Order(StringComparer.Ordinal)
            .Select(key => Difference(key, expected.GetValueOrDefault(key, []), Counted(scenario, found[key])))
            .OfType<string>();
    }

    /// <summary>What everybody can read in a sink, each key's in its order.</summary>
    public static List<(string Key, Line Line)> Read(InMemoryCluster cluster, string topic) =>
    [.. cluster.Records(topic).Select(static record =>
    {
        using JsonDocument value = JsonDocument.Parse(record.Value!);
        JsonElement root = value.RootElement;
        return (
            Encoding.UTF8.GetString(record.Key!),
            new Line(
                root.GetProperty("kind").GetString()!, root.GetProperty("number").GetInt64(),
                root.GetProperty("value").GetInt64()));
    })];

    /// <summary>At least once, what comes again is no difference; what comes first must be in order.</summary>
    private static List<Line> Counted(Scenario scenario, IEnumerable<Line> lines) =>
        [.. scenario.Delivery == Delivery.AtLeastOnce ? lines.Distinct() : lines];

    /// <summary>Where a key's outputs go apart; null where they do not.</summary>
    private static string? Difference(string key, List<Line> expected, List<Line> found)
    {
        int at = 0;
        while (at < expected.Count && at < found.Count && expected[at] == found[at]) at++;
        if (at == expected.Count && at == found.Count) return null;
        string what = expected.Order(_byText).SequenceEqual(found.Order(_byText)) ? "I5: in another order"
            : found.Count > found.Distinct().Count() ? "I1: something twice"
            : found.Count < expected.Count ? "I1: something missing"
            : "I1, I2: something else";
        return $"{what}: output {at} of key {key} is {Text(found, at)} instead of {Text(expected, at)} "
            + $"({found.Count} outputs instead of {expected.Count}).";
    }

    private static readonly Comparer<Line> _byText =
        Comparer<Line>.Create(static (a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private static string Text(List<Line> lines, int at) => at < lines.Count ? $"'{lines[at]}'" : "nothing";
}

using Millrace.Kafka.Running;
using Reference;

namespace Millrace.Kafka;

/// <summary>What runs over the flights of the file must write.</summary>
internal static class Expected
{
    /// <summary>The file's lines, in its order.</summary>
    public static IReadOnlyList<string> Lines { get; } = File.ReadAllLines(Sample.Flights);

    /// <summary>
    /// The file's lines in a worse order: each 40th flight comes 500 lines, about two days, later. In its own order the
    /// file has next to no flight that is late for its window.
    /// </summary>
    public static IReadOnlyList<string> Disordered { get; } = [.. Lines.Index()
        .OrderBy(line => line.Index % 40 == 0 ? line.Index + 500.5 : line.Index)
        .Select(line => line.Item)];

    /// <summary>The results over the whole file, in its order.</summary>
    public static Outcome InOrder { get; } = Of(Lines);

    /// <summary>The results over the whole file, in the worse order.</summary>
    public static Outcome OfDisordered { get; } = Of(Disordered);

    public static Outcome Of(IEnumerable<string> lines) =>
        Computation.Of(lines.Select(Flight.Parse), Brokers.JobTopics.Partitions);

    /// <summary>Fails unless both hold the same values equally often.</summary>
    public static void Equal(Outcome expected, Outcome actual)
    {
        SameMembers("airport-delays", expected.Delays, actual.Delays);
        SameMembers("late-flights", expected.Late, actual.Late);
    }

    /// <summary>Fails unless both hold the same values, however often.</summary>
    public static void EqualButForRepeats(Outcome expected, Outcome actual)
    {
        SameMembers("airport-delays", expected.Delays.Distinct(), actual.Delays.Distinct());
        SameMembers("late-flights", expected.Late.Distinct(), actual.Late.Distinct());
    }

    private static void SameMembers<T>(string topic, IEnumerable<T> expected, IEnumerable<T> actual) where T : notnull
    {
        Dictionary<T, int> balance = [];
        foreach (T one in expected) balance[one] = balance.GetValueOrDefault(one) + 1;
        foreach (T one in actual) balance[one] = balance.GetValueOrDefault(one) - 1;
        string[] wrong = [.. balance.Where(one => one.Value != 0)
            .Select(one => $"{Math.Abs(one.Value)} {(one.Value > 0 ? "missing" : "too many")}: {one.Key}")];
        if (wrong.Length > 0)
            Assert.Fail($"{topic}: {wrong.Length} values differ, the first are\n{string.Join('\n', wrong.Take(10))}");
    }
}

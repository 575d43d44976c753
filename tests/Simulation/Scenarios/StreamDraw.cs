using Millrace.Simulation.Tests.Checking;

namespace Millrace.Simulation.Tests.Scenarios;

/// <summary>Draws what comes in: out of order, in part too late, with keys hot and cold.</summary>
internal static class StreamDraw
{
    public static IReadOnlyList<Arrival> Arrivals(Random random, int sources, int partitions, TimeSpan within)
    {
        List<Arrival> arrivals = [];
        for (int source = 0; source < sources; source++)
            for (int partition = 0; partition < partitions; partition++)
                arrivals.AddRange(OfPartition(random, source, partition, within, isAlone: sources == 1));
        return [.. arrivals.OrderBy(static arrival => arrival.After)];
    }

    /// <summary>One record of each key, later than all others: its outputs tell what the job has kept.</summary>
    public static IReadOnlyList<Given> Probes(int sources, int partitions) =>
    [
        .. from source in Enumerable.Range(0, sources)
           from partition in Enumerable.Range(0, partitions)
           from key in Enumerable.Range(0, KeysOf(partition))
           select new Given(
               source, partition, KeyOf(partition, key), At: 1_000_000 + key, Number: 1_000_000 + key, Value: 1),
    ];

    private static IEnumerable<Arrival> OfPartition(
        Random random, int source, int partition, TimeSpan within, bool isAlone)
    {
        int count = random.Next(0, 24);
        long at = random.Next(20_000);
        TimeSpan[] times = [.. Enumerable.Range(0, count).Select(_ => within * random.NextDouble()).Order()];
        // An input ends at its last record or at the marker behind it: with two inputs that makes a difference.
        bool hasTransactions = isAlone && random.Next(4) == 0;
        for (int number = 0; number < count; number++)
        {
            at += random.Next(3_000);
            long eventTime = Math.Max(0, at - Disorder(random));
            int key = random.Next(2) == 0 ? 0 : random.Next(KeysOf(partition));
            yield return new(
                times[number],
                new(source, partition, KeyOf(partition, key), eventTime, number, random.Next(20)),
                hasTransactions ? FateOf(random) : ArrivalFate.Plain);
        }
    }

    private static ArrivalFate FateOf(Random random) =>
        random.Next(4) == 0 ? ArrivalFate.Aborted : ArrivalFate.Committed;

    /// <summary>Most records are nearly in order, few are far behind.</summary>
    private static int Disorder(Random random) => random.Next(6) == 0 ? random.Next(30_000) : random.Next(2_500);

    private static int KeysOf(int partition) => 1 + partition % 4;

    private static string KeyOf(int partition, int key) => $"p{partition}k{key}";
}

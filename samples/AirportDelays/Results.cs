using System.Text;
using Millrace.Schemas;

namespace Flights;

/// <summary>Prints what the output topics hold after a run.</summary>
internal static class Results
{
    public static void Print(Cluster cluster, bool asJson, TimeSpan elapsed)
    {
        if (asJson) PrintJson(cluster);
        else PrintReport(cluster, elapsed);
    }

    private static void PrintJson(Cluster cluster)
    {
        List<byte[]> ValuesOf(string topic) => TopicReader.ReadAll(cluster.BootstrapServers, topic, m => m.Value);
        foreach (byte[] value in ValuesOf(cluster.Topics.AirportDelays).Concat(ValuesOf(cluster.Topics.LateFlights)))
            Console.WriteLine(Encoding.UTF8.GetString(value));
    }

    private static void PrintReport(Cluster cluster, TimeSpan elapsed)
    {
        List<AirportDelay> delays = TopicReader.ReadAll(
            cluster.BootstrapServers, cluster.Topics.AirportDelays,
            m => RecordSchema.Read<AirportDelay>(m.Key, m.Value));
        int late = TopicReader.ReadAll(cluster.BootstrapServers, cluster.Topics.LateFlights, m => m.Key).Count;
        foreach (string line in Report.Of(delays, late)) Console.WriteLine(line);
        Console.WriteLine(Pace(cluster, delays.Sum(delay => delay.Flights) + late, elapsed));
    }

    private static string Pace(Cluster cluster, int flights, TimeSpan elapsed) => cluster.IsEmbedded
        ? $"Took           {elapsed.TotalSeconds:F2} s, {flights / elapsed.TotalSeconds:N0} records a second, on"
            + " librdkafka's in-process broker:\n               at least once, because it has no working transactions"
        : $"Took           {elapsed.TotalSeconds:F2} s on {cluster.BootstrapServers}, exactly once";
}

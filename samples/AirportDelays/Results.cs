using System.Text;
using Millrace.Schemas;

namespace Flights;

/// <summary>Prints what the output topics hold after a run.</summary>
internal static class Results
{
    public static void Print(Cluster cluster, bool asJson, FinishedRun run)
    {
        if (asJson) PrintJson(cluster);
        else PrintReport(cluster, run);
    }

    private static void PrintJson(Cluster cluster)
    {
        List<byte[]> ValuesOf(string topic) => TopicReader.ReadAll(cluster.BootstrapServers, topic, m => m.Value);
        foreach (byte[] value in ValuesOf(cluster.Topics.AirportDelays).Concat(ValuesOf(cluster.Topics.LateFlights)))
            Console.WriteLine(Encoding.UTF8.GetString(value));
    }

    private static void PrintReport(Cluster cluster, FinishedRun run)
    {
        List<AirportDelay> delays = TopicReader.ReadAll(
            cluster.BootstrapServers, cluster.Topics.AirportDelays,
            m => RecordSchema.Read<AirportDelay>(m.Key, m.Value));
        int late = TopicReader.ReadAll(cluster.BootstrapServers, cluster.Topics.LateFlights, m => m.Key).Count;
        foreach (string line in Report.Of(delays, late, run.IsFollowing)) Console.WriteLine(line);
        Console.WriteLine(run.Describe(cluster));
    }
}

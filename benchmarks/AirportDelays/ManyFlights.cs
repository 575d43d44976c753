using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;

namespace Flights.Benchmark;

/// <summary>The flights of the file, a hundred times, each time 90 days later, so that event time goes on.</summary>
internal static class ManyFlights
{
    private const int Times = 100;
    private const int DaysOfFile = 90;
    private const string DateFormat = "yyyy/MM/dd HH:mm";
    private const string Prefix = "{\"date\":\"";

    /// <returns>How many flights were written.</returns>
    public static int Load(string bootstrapServers)
    {
        using IProducer<string, byte[]> producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            Partitioner = Partitioner.Murmur2Random,
            EnableIdempotence = true,
            LingerMs = 20,
            EnableDeliveryReports = false,
        }).Build();
        (string Origin, DateTime Date, string Tail)[] flights = [.. Read()];
        for (int time = 0; time < Times; time++)
        {
            foreach ((string origin, DateTime date, string tail) in flights)
                Write(producer, origin, Shifted(date, time * DaysOfFile) + tail);
            producer.Flush();
        }
        return flights.Length * Times;
    }

    private static IEnumerable<(string Origin, DateTime Date, string Tail)> Read()
    {
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "flights.ndjson")))
        {
            using JsonDocument flight = JsonDocument.Parse(line);
            string date = flight.RootElement.GetProperty("date").GetString()!;
            yield return (
                flight.RootElement.GetProperty("origin").GetString()!,
                DateTime.ParseExact(date, DateFormat, CultureInfo.InvariantCulture),
                line[(Prefix.Length + DateFormat.Length)..]);
        }
    }

    private static string Shifted(DateTime date, int days) =>
        Prefix + date.AddDays(days).ToString(DateFormat, CultureInfo.InvariantCulture);

    private static void Write(IProducer<string, byte[]> producer, string key, string value)
    {
        Message<string, byte[]> message = new() { Key = key, Value = Encoding.UTF8.GetBytes(value) };
        try
        {
            producer.Produce(BenchmarkTopics.Source, message);
        }
        catch (ProduceException<string, byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            producer.Flush();
            producer.Produce(BenchmarkTopics.Source, message);
        }
    }
}

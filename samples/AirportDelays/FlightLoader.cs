using System.Text;
using System.Text.Json;
using Confluent.Kafka;

namespace Flights;

/// <summary>Writes the flights of the file to Kafka: key = origin, value = the line as it is.</summary>
internal static class FlightLoader
{
    /// <returns>How many flights were written.</returns>
    /// <exception cref="KafkaException">The cluster did not take one of them.</exception>
    public static int Load(string bootstrapServers, string topic)
    {
        Error? failure = null;
        int count = 0;
        using IProducer<string, byte[]> producer = Connect(bootstrapServers);
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "flights.ndjson")))
        {
            Message<string, byte[]> flight = new() { Key = OriginOf(line), Value = Encoding.UTF8.GetBytes(line) };
            producer.Produce(topic, flight, report => failure = report.Error.IsError ? report.Error : failure);
            count++;
        }
        producer.Flush();
        return failure is null ? count : throw new KafkaException(failure);
    }

    private static IProducer<string, byte[]> Connect(string bootstrapServers) =>
        new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            // As Java clients partition, so that an airport's flights stay together whoever writes them.
            Partitioner = Partitioner.Murmur2Random,
            EnableIdempotence = true,
            MessageTimeoutMs = 30_000,
        }).Build();

    private static string OriginOf(string line)
    {
        using JsonDocument flight = JsonDocument.Parse(line);
        return flight.RootElement.GetProperty("origin").GetString() ?? throw new FormatException($"No origin: {line}");
    }
}

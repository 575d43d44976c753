using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Flights.Benchmark;

/// <summary>The benchmark's topics: one source that stays, and sinks that are new in each run.</summary>
internal sealed class BenchmarkTopics
{
    public const string Source = "benchmark-flights";
    public const int Partitions = 4;
    private readonly string _suffix = Guid.NewGuid().ToString("N")[..8];

    public string Group => "benchmark-" + _suffix;

    public string AirportDelays => "benchmark-airport-delays-" + _suffix;

    public string LateFlights => "benchmark-late-flights-" + _suffix;

    /// <exception cref="CreateTopicsException">The topic exists: it is loaded only once.</exception>
    public static Task CreateSourceAsync(string bootstrapServers) => CreateAsync(bootstrapServers, Source);

    public Task CreateSinksAsync(string bootstrapServers) => CreateAsync(bootstrapServers, AirportDelays, LateFlights);

    private static async Task CreateAsync(string bootstrapServers, params string[] names)
    {
        using IAdminClient admin = new AdminClientBuilder(
            new AdminClientConfig { BootstrapServers = bootstrapServers }).Build();
        await admin.CreateTopicsAsync(names.Select(static name => new TopicSpecification
        {
            Name = name,
            NumPartitions = Partitions,
            ReplicationFactor = 1,
            Configs = new() { ["retention.ms"] = "-1" },
        }));
    }
}

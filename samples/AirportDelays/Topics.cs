using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Configuration;

namespace Flights;

/// <summary>The sample's topics by the names that they have on the cluster.</summary>
internal sealed record Topics(string Flights, string AirportDelays, string LateFlights)
{
    public const int Partitions = 4;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(15);

    public IReadOnlyList<string> Names => [Flights, AirportDelays, LateFlights];

    /// <summary>The declared names, or those that the job's configuration puts in their place.</summary>
    public static Topics From(IConfiguration configuration)
    {
        IConfigurationSection names = configuration.GetSection("Millrace:Jobs:airport-delays:Topics");
        string Name(string declared) => names[declared] ?? declared;
        return new(Name("flights"), Name("airport-delays"), Name("late-flights"));
    }

    /// <summary>
    /// Creates the topics that are missing. They keep records for ever: results carry their event times of 2001 as
    /// timestamps, and a topic with Kafka's usual retention would drop them at once.
    /// </summary>
    /// <exception cref="TimeoutException">No broker answered, in words for the user.</exception>
    public async Task CreateMissingAsync(string bootstrapServers)
    {
        using IAdminClient admin = new AdminClientBuilder(
            new AdminClientConfig { BootstrapServers = bootstrapServers }).SetLogHandler((_, _) => { }).Build();
        HashSet<string> there = [.. Ask(admin, bootstrapServers).Topics.Select(topic => topic.Topic)];
        TopicSpecification[] missing = [.. Names.Where(name => !there.Contains(name)).Select(Specify)];
        if (missing.Length == 0) return;
        try
        {
            await admin.CreateTopicsAsync(missing, new() { RequestTimeout = _timeout });
        }
        catch (CreateTopicsException error) when (error.Results.All(IsThere))
        {
            // Another process, started at the same time, was faster.
        }
    }

    private static Metadata Ask(IAdminClient admin, string bootstrapServers)
    {
        try
        {
            return admin.GetMetadata(_timeout);
        }
        catch (KafkaException failure) when (IsSilence(failure.Error.Code))
        {
            throw new TimeoutException(
                $"no broker answered at {bootstrapServers} within {_timeout.TotalSeconds} s; "
                + "is it the right --bootstrap-servers, and is Kafka running?",
                failure);
        }
    }

    private static bool IsSilence(ErrorCode code) =>
        code is ErrorCode.Local_Transport or ErrorCode.Local_TimedOut or ErrorCode.Local_AllBrokersDown
            or ErrorCode.Local_Resolve;

    private static TopicSpecification Specify(string name) => new()
    {
        Name = name,
        NumPartitions = Partitions,
        ReplicationFactor = -1,
        Configs = new() { ["retention.ms"] = "-1" },
    };

    private static bool IsThere(CreateTopicReport report) =>
        report.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists;
}

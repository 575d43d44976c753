using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Brokers;
using Reference;

namespace Millrace.Kafka.Brokers;

/// <summary>The topics and the group of one run, under names that no other test has.</summary>
internal sealed class JobTopics : IDisposable
{
    public const int Partitions = 4;
    private readonly string _suffix = Guid.NewGuid().ToString("N")[..8];
    private readonly IConsumer<Ignore, Ignore> _client;
    private readonly IAdminClient _admin;

    public JobTopics(string bootstrapServers)
    {
        BootstrapServers = bootstrapServers;
        // Of a consumer, as that of the runtime: in any other client asking for a group's offsets can end the process.
        _client = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = Group,
            AllowAutoCreateTopics = true,
        }).Build();
        _admin = new DependentAdminClientBuilder(_client.Handle).Build();
    }

    public string BootstrapServers { get; }

    /// <summary>
    /// False for brokers older than 0.11. Without it a batch that is sent again can come behind later ones, and the
    /// order of flights decides which of them are late.
    /// </summary>
    public bool HasIdempotence { get; init; } = true;

    public string Flights => "flights-" + _suffix;

    public string AirportDelays => "airport-delays-" + _suffix;

    public string LateFlights => "late-flights-" + _suffix;

    private string[] Names => [Flights, AirportDelays, LateFlights];

    public string Group => "group-" + _suffix;

    /// <summary>The settings that make the sample use these names, with two lanes on any machine.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Jobs:airport-delays:Topics:flights"] = Flights,
        ["Jobs:airport-delays:Topics:airport-delays"] = AirportDelays,
        ["Jobs:airport-delays:Topics:late-flights"] = LateFlights,
        ["Jobs:airport-delays:GroupId"] = Group,
        ["Jobs:airport-delays:Sources:Flight:IdleAfter"] = "1h",
        ["Jobs:airport-delays:Lanes"] = "2",
    };

    public async Task CreateAsync()
    {
        await _admin.CreateTopicsAsync(Names.Select(name => new TopicSpecification
        {
            Name = name,
            NumPartitions = Partitions,
            ReplicationFactor = 1,
            Configs = new() { ["retention.ms"] = "-1" },
        }));
    }

    /// <summary>Has the broker create them by itself, as versions do whose admin protocol is too old.</summary>
    public void CreateByUse()
    {
        foreach (string name in Names)
            _admin.GetMetadata(name, TimeSpan.FromSeconds(10));
    }

    /// <summary>Writes lines of the file, each to the partition that the reference gives its origin.</summary>
    public void Load(IEnumerable<string> lines) => Write(lines.Select(line =>
    {
        string origin = Flight.Parse(line).Origin;
        return (Murmur2.PartitionOf(origin, Partitions), origin, (string?)line);
    }));

    /// <summary>Writes records to the partitions given.</summary>
    public void Write(IEnumerable<(int Partition, string Key, string? Value)> records)
    {
        using IProducer<string, string?> producer = new ProducerBuilder<string, string?>(
            new ProducerConfig { BootstrapServers = BootstrapServers, EnableIdempotence = HasIdempotence })
            .SetValueSerializer(NullableText.Instance).Build();
        List<string> failures = [];
        foreach ((int partition, string key, string? value) in records)
            producer.Produce(new TopicPartition(Flights, partition), new() { Key = key, Value = value }, report =>
            {
                if (report.Error.IsError) failures.Add(report.Error.Reason);
            });
        producer.Flush(TestContext.Current.CancellationToken);
        Assert.Empty(failures);
    }

    /// <summary>What the run wrote and committed.</summary>
    public Outcome ReadOutcome() => new(
        Read(AirportDelays, AirportDelay.Parse, delay => delay.Airport),
        Read(LateFlights, Flight.Parse, flight => flight.Origin));

    /// <summary>The group's committed offsets by partition; a partition without one is left out.</summary>
    public async Task<Dictionary<int, long>> CommittedAsync()
    {
        TopicPartition[] all = [.. Enumerable.Range(0, Partitions).Select(one => new TopicPartition(Flights, one))];
        List<ListConsumerGroupOffsetsResult> groups = await Patiently.AskAsync(
            "the group's coordinator answers", () => _admin.ListConsumerGroupOffsetsAsync([new(Group, [.. all])]));
        return groups.Single().Partitions.Where(one => one.Offset >= 0)
            .ToDictionary(one => one.Partition.Value, one => one.Offset.Value);
    }

    /// <summary>
    /// Moves the group, as an operator does to skip a record; its members must have left.
    /// </summary>
    /// <param name="partition">The partition of flights.</param>
    /// <param name="offset">Where it goes on.</param>
    /// <param name="log">What its last process has logged, for the message when it has not left.</param>
    public async Task ResetAsync(int partition, long offset, string log)
    {
        await WaitUntilLeftAsync(log);
        await Patiently.DoAsync("the group is moved", () => _admin.AlterConsumerGroupOffsetsAsync(
            [new(Group, [new TopicPartitionOffset(Flights, partition, offset)])]));
    }

    /// <summary>
    /// Waits until the group has no members: for less than a session's time-out, which would remove those that did not
    /// leave. A member does not wait for the answer when it leaves.
    /// </summary>
    public Task WaitUntilLeftAsync(string log = "") => Eventually.TrueAsync(
        "the group is left", TimeSpan.FromSeconds(5), async () => await CountMembersAsync() == 0,
        () => $"{Group}\n{log}");

    private async Task<int> CountMembersAsync()
    {
        DescribeConsumerGroupsResult groups = await Patiently.AskAsync(
            "the group is described", () => _admin.DescribeConsumerGroupsAsync([Group]));
        return groups.ConsumerGroupDescriptions.Single().Members.Count;
    }

    /// <summary>The values of a topic, each under the key that it must have.</summary>
    private List<T> Read<T>(string topic, Func<string, T> parse, Func<T, string> keyOf)
    {
        List<T> values = [];
        foreach ((string key, string text) in CommittedRecords.Of(BootstrapServers, topic, Partitions))
        {
            T value = parse(text);
            Assert.Equal(keyOf(value), key);
            values.Add(value);
        }
        return values;
    }

    public void Dispose()
    {
        _admin.Dispose();
        _client.Dispose();
    }
}

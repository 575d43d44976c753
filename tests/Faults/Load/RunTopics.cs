using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Brokers;

namespace Millrace.Faults.Load;

/// <summary>The topics and the group of one run, under names that no other run has.</summary>
internal sealed class RunTopics : IDisposable
{
    public const int Partitions = 4;
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _requestTimeout = TimeSpan.FromSeconds(2);
    private readonly string _suffix;

    private readonly IAdminClient _admin;

    /// <summary>Only asks for the group's offsets: a consumer that subscribes to nothing joins no group.</summary>
    private readonly IConsumer<Ignore, Ignore> _asking;

    public RunTopics(string bootstrapServers) : this(bootstrapServers, Guid.NewGuid().ToString("N")[..8])
    {
    }

    private RunTopics(string bootstrapServers, string suffix)
    {
        (BootstrapServers, _suffix) = (bootstrapServers, suffix);
        _admin = new AdminClientBuilder(
            new AdminClientConfig { BootstrapServers = bootstrapServers, ReconnectBackoffMaxMs = 500 })
            .SetLogHandler((_, _) => { }).Build();
        _asking = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = Group,
            EnableAutoCommit = false,
            ReconnectBackoffMaxMs = 500,
        }).SetLogHandler((_, _) => { }).Build();
    }

    public string BootstrapServers { get; }

    public string Orders => "orders-" + _suffix;

    public string Balances => "balances-" + _suffix;

    public string MinuteTotals => "minute-totals-" + _suffix;

    public string LateOrders => "late-orders-" + _suffix;

    public string Group => "accounts-" + _suffix;

    public string State => Group + "-state";

    /// <summary>The partitions of the source.</summary>
    public IEnumerable<TopicPartition> OrderPartitions =>
        Enumerable.Range(0, Partitions).Select(one => new TopicPartition(Orders, one));

    /// <summary>Where the job writes to.</summary>
    public string[] Sinks => [Balances, MinuteTotals, LateOrders];

    /// <summary>The settings that make the job use these names.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Jobs:accounts:Topics:orders"] = Orders,
        ["Jobs:accounts:Topics:balances"] = Balances,
        ["Jobs:accounts:Topics:minute-totals"] = MinuteTotals,
        ["Jobs:accounts:Topics:late-orders"] = LateOrders,
        ["Jobs:accounts:GroupId"] = Group,
    };

    /// <summary>The same names on another cluster.</summary>
    public RunTopics On(string bootstrapServers) => new(bootstrapServers, _suffix);

    /// <summary>Creates the topics, and has the brokers create the group's.</summary>
    public async Task CreateAsync()
    {
        await CreateAsync([Orders, .. Sinks]);
        await CommittedAsync();
    }

    public Task CreateAsync(IEnumerable<string> names) => Patiently.DoAsync(
        "topics are created", () => _admin.CreateTopicsAsync(names.Select(name => new TopicSpecification
        {
            Name = name,
            NumPartitions = Partitions,
            ReplicationFactor = -1,
            Configs = new() { ["retention.ms"] = "-1" },
        })));

    public Task DeleteAsync(string name) =>
        Patiently.DoAsync("a topic is deleted", () => _admin.DeleteTopicsAsync([name]));

    public Task AddPartitionAsync(string name) => Patiently.DoAsync("a partition is added", () =>
        _admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = name, IncreaseTo = Partitions + 1 }]));

    /// <summary>Writes a record that is none of the job's.</summary>
    public async Task<TopicPartitionOffset> WriteAsync(TopicPartition partition, string key, string value)
    {
        using IProducer<string, string> producer = new ProducerBuilder<string, string>(
            new ProducerConfig { BootstrapServers = BootstrapServers }).Build();
        return (await producer.ProduceAsync(partition, new() { Key = key, Value = value })).TopicPartitionOffset;
    }

    /// <summary>Writes a record to each partition of the source, and deletes all that there is, as retention does.
    /// </summary>
    public async Task WriteAndPurgeAsync()
    {
        for (int partition = 0; partition < Partitions; partition++)
            await WriteAsync(new(Orders, partition), "a", "b");
        await _admin.DeleteRecordsAsync(
            Enumerable.Range(0, Partitions).Select(one => new TopicPartitionOffset(Orders, one, Offset.End)));
    }

    /// <summary>All partitions of topics, as the brokers have them.</summary>
    public async Task<TopicPartition[]> PartitionsOfAsync(params IEnumerable<string> topics)
    {
        List<TopicPartition> partitions = [];
        foreach (string topic in topics)
        {
            TopicMetadata found = await Patiently.AskAsync($"brokers know {topic}", () => Task.FromResult(Find(topic)));
            partitions.AddRange(found.Partitions.Select(one => new TopicPartition(topic, one.PartitionId)));
        }
        return [.. partitions];
    }

    /// <summary>The group's committed offsets by partition; a partition without one is left out.</summary>
    public async Task<Dictionary<int, long>> CommittedAsync()
    {
        List<TopicPartitionOffset> committed = await Patiently.AskAsync(
            "the group's coordinator answers",
            () => Task.FromResult(_asking.Committed(OrderPartitions, _requestTimeout)));
        return committed.Where(one => one.Offset >= 0)
            .ToDictionary(one => one.Partition.Value, one => one.Offset.Value);
    }

    /// <summary>Moves the group, as an operator does, once its members have left or their sessions are over.</summary>
    public async Task ResetAsync(int partition, long offset)
    {
        await WaitUntilLeftAsync();
        await Patiently.DoAsync("the group is moved", () => _admin.AlterConsumerGroupOffsetsAsync(
            [new(Group, [new TopicPartitionOffset(Orders, partition, offset)])]));
    }

    /// <summary>Forgets what the group has committed, as brokers do a week after its last member has left.</summary>
    public async Task ExpireAsync()
    {
        await WaitUntilLeftAsync();
        await Patiently.DoAsync("the group is forgotten", () => _admin.DeleteGroupsAsync([Group]));
    }

    public Task WaitUntilLeftAsync() => Eventually.TrueAsync("the group is left", _deadline, async () =>
    {
        DescribeConsumerGroupsResult groups = await Patiently.AskAsync(
            "the group is described", () => _admin.DescribeConsumerGroupsAsync([Group]));
        return groups.ConsumerGroupDescriptions.Single().Members.Count == 0;
    });

    public void Dispose()
    {
        _asking.Dispose();
        _admin.Dispose();
    }

    /// <exception cref="KafkaException">Not every broker knows the topic, or its leaders, yet.</exception>
    private TopicMetadata Find(string topic)
    {
        TopicMetadata found = _admin.GetMetadata(topic, _requestTimeout).Topics.Single();
        return found.Partitions.Count > 0 && !found.Error.IsError
            ? found
            : throw new KafkaException(ErrorCode.LeaderNotAvailable);
    }
}

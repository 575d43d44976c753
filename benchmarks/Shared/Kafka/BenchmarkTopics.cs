using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Millrace.Benchmarks.Kafka;

/// <summary>Creates the topics of a benchmark under names that nobody else has, and deletes them.</summary>
public sealed class BenchmarkTopics : IDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(30), _interval = TimeSpan.FromMilliseconds(20);
    private readonly string _suffix = Guid.NewGuid().ToString("N")[..8];
    private readonly IAdminClient _admin;

    /// <summary>Connects to a cluster.</summary>
    public BenchmarkTopics(string bootstrapServers)
    {
        BootstrapServers = bootstrapServers;
        _admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers }).Build();
    }

    /// <summary>Where clients start from.</summary>
    public string BootstrapServers { get; }

    private string Prefix => $"bench-{_suffix}-";

    /// <summary>A name of this benchmark's own; the same each time that it is asked for.</summary>
    public string NameOf(string purpose) => Prefix + purpose;

    /// <summary>
    /// Creates a topic that keeps its records for ever, whatever times they carry, and waits until brokers tell of it.
    /// </summary>
    /// <exception cref="BenchmarkException">The broker refused.</exception>
    public async Task CreateAsync(string name, int partitions)
    {
        try
        {
            await _admin.CreateTopicsAsync([new TopicSpecification
            {
                Name = name,
                NumPartitions = partitions,
                ReplicationFactor = 1,
                Configs = new() { ["retention.ms"] = "-1" },
            }]);
        }
        catch (KafkaException reason)
        {
            throw new BenchmarkException($"Topic '{name}' could not be created: {reason.Message}", reason);
        }
        while (!IsKnown(name)) await Task.Delay(_interval);
    }

    /// <summary>Deletes a topic and those whose names hold its name: engines keep state in such.</summary>
    /// <exception cref="BenchmarkException">The broker refused.</exception>
    public async Task DeleteWithStateAsync(string name)
    {
        try
        {
            string[] names = [.. _admin.GetMetadata(_timeout).Topics.Select(static topic => topic.Topic)
                .Where(topic => topic.Contains(name, StringComparison.Ordinal))];
            if (names.Length > 0) await _admin.DeleteTopicsAsync(names);
        }
        catch (KafkaException reason)
        {
            throw new BenchmarkException($"Topic '{name}' could not be deleted: {reason.Message}", reason);
        }
    }

    /// <summary>Deletes what this benchmark has created, and what engines have created under its names.</summary>
    /// <exception cref="BenchmarkException">The broker refused.</exception>
    public Task DeleteAllAsync() => DeleteWithStateAsync(Prefix);

    /// <summary>The offsets at which the topic's partitions end, with what is not committed yet.</summary>
    public async Task<IReadOnlyDictionary<TopicPartition, Offset>> EndsOfAsync(string name)
    {
        TopicMetadata topic = _admin.GetMetadata(name, _timeout).Topics.Single();
        ListOffsetsResult ends = await _admin.ListOffsetsAsync(
            topic.Partitions.Select(partition => new TopicPartitionOffsetSpec
            {
                TopicPartition = new(name, partition.PartitionId),
                OffsetSpec = OffsetSpec.Latest(),
            }),
            new() { IsolationLevel = IsolationLevel.ReadUncommitted });
        return ends.ResultInfos.ToDictionary(
            static end => end.TopicPartitionOffsetError.TopicPartition,
            static end => end.TopicPartitionOffsetError.Offset);
    }

    /// <summary>How many partitions the members of a consumer group hold together.</summary>
    public async Task<int> AssignedPartitionsAsync(string groupId)
    {
        DescribeConsumerGroupsResult answer = await _admin.DescribeConsumerGroupsAsync([groupId]);
        return answer.ConsumerGroupDescriptions.Single() is { State: ConsumerGroupState.Stable } group
            ? group.Members.Sum(static member => member.Assignment.TopicPartitions.Count)
            : 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _admin.Dispose();

    private bool IsKnown(string name) => _admin.GetMetadata(_timeout).Topics.Exists(
        topic => topic.Topic == name && topic.Partitions.TrueForAll(static partition => partition.Leader >= 0));
}

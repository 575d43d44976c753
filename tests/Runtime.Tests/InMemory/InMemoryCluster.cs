using Confluent.Kafka;
using Millrace.Runtime.Clients;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>
/// A cluster in memory behind the ports: topics, committed transactions, one consumer group. It outlives its clients.
/// </summary>
internal sealed class InMemoryCluster
{
    private readonly Dictionary<string, List<InMemoryRecord>[]> _topics = [];

    /// <summary>The group's committed offsets.</summary>
    public Dictionary<TopicPartition, long> Committed { get; } = [];

    public InMemoryCluster WithTopic(string name, int partitions)
    {
        _topics.TryAdd(name, [.. Enumerable.Range(0, partitions).Select(static _ => new List<InMemoryRecord>())]);
        return this;
    }

    public void Append(string topic, int partition, byte[]? key, byte[]? value, long timestampMs = 0) =>
        _topics[topic][partition].Add(new(key, value, timestampMs));

    public IReadOnlyList<InMemoryRecord> Records(string topic, int partition) => _topics[topic][partition];

    public IEnumerable<InMemoryRecord> Records(string topic) => _topics[topic].SelectMany(static records => records);

    public TopicFacts? Find(string topic) =>
        _topics.TryGetValue(topic, out List<InMemoryRecord>[]? partitions)
            ? new(topic, "id-" + topic, partitions.Length)
            : null;
}

/// <summary>A record that is visible to readers.</summary>
internal sealed record InMemoryRecord(byte[]? Key, byte[]? Value, long TimestampMs);

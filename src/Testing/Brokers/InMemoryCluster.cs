using Confluent.Kafka;
using Millrace.Runtime.Clients;

namespace Millrace.Testing.Brokers;

/// <summary>
/// A cluster in memory: topics, transactions, consumer groups, and what brokers do later by themselves. It outlives its
/// clients, and is called by one thread at a time.
/// </summary>
internal sealed class InMemoryCluster
{
    private readonly Dictionary<string, PartitionLog[]> _topics = [];
    private readonly Dictionary<string, ConsumerGroup> _groups = [];
    private readonly Dictionary<string, int> _incarnations = [];

    public InMemoryCluster(TimeProvider? time = null)
    {
        Time = time ?? TimeProvider.System;
        Agenda = new(Time);
        Transactions = new(Agenda);
    }

    /// <summary>What it is known by; empty for brokers that have no ids.</summary>
    public string Id { get; set; } = "memory";

    public TimeProvider Time { get; }

    public Agenda Agenda { get; }

    public TransactionCoordinator Transactions { get; }

    /// <summary>After how long without a sign of life a group gives up on a member.</summary>
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// False while no broker answers: nothing is read, written or decided, and no session ends for want of a sign of
    /// life.
    /// </summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>The topics that there are.</summary>
    public IEnumerable<string> Topics => _topics.Keys;

    public InMemoryCluster WithTopic(string name, int partitions)
    {
        _topics.TryAdd(name, [.. Enumerable.Range(0, partitions).Select(static _ => new PartitionLog())]);
        return this;
    }

    /// <summary>Deletes a topic; one that is created under its name later has another id.</summary>
    public void Delete(string topic)
    {
        _topics.Remove(topic);
        _incarnations[topic] = _incarnations.GetValueOrDefault(topic) + 1;
    }

    /// <summary>Deletes a topic and creates it again: empty.</summary>
    public void Recreate(string topic)
    {
        int partitions = _topics[topic].Length;
        Delete(topic);
        WithTopic(topic, partitions);
    }

    /// <summary>Gives a topic more partitions; its records stay where they are.</summary>
    public void AddPartitions(string topic, int partitions)
    {
        PartitionLog[] known = _topics[topic];
        int added = partitions - known.Length;
        _topics[topic] = [.. known, .. Enumerable.Range(0, added).Select(static _ => new PartitionLog())];
    }

    /// <summary>A topic as brokers describe it; null when there is none.</summary>
    public TopicFacts? Find(string topic) => _topics.TryGetValue(topic, out PartitionLog[]? partitions)
        ? new(topic, $"id-{topic}-{_incarnations.GetValueOrDefault(topic)}", partitions.Length)
        : null;

    public PartitionLog Log(string topic, int partition) => _topics[topic][partition];

    public PartitionLog Log(TopicPartition partition) => Log(partition.Topic, partition.Partition.Value);

    /// <summary>Appends a record outside of any transaction.</summary>
    public void Append(string topic, int partition, byte[]? key, byte[]? value, long timestampMs = 0) =>
        Append(topic, partition, new LogEntry(key, value, timestampMs));

    /// <summary>Appends a record outside of any transaction.</summary>
    public void Append(string topic, int partition, LogEntry entry) => Log(topic, partition).Append(entry);

    /// <summary>What readers of committed records see of a partition.</summary>
    public IReadOnlyList<LogEntry> Records(string topic, int partition) => [.. Log(topic, partition).Committed];

    /// <summary>What they see of all partitions of a topic, one after another.</summary>
    public IEnumerable<LogEntry> Records(string topic) =>
        _topics[topic].SelectMany(static partition => partition.Committed);

    /// <summary>The partition that a key belongs to; records without key go to the first.</summary>
    public int PartitionOf(string topic, ReadOnlySpan<byte> key, bool hasKey) =>
        hasKey ? Murmur2.PartitionOf(key, _topics[topic].Length) : 0;

    public ConsumerGroup Group(string name, bool isEager = true)
    {
        if (!_groups.TryGetValue(name, out ConsumerGroup? group))
            _groups[name] = group = new(name, topic => _topics[topic].Length, isEager);
        return group;
    }

    /// <summary>Does what is due, and lets rebalances go on that waited for a member.</summary>
    public void Tick()
    {
        Agenda.RunDue();
        foreach (ConsumerGroup group in _groups.Values) group.TryComplete();
    }
}

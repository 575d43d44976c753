using Confluent.Kafka;

namespace Millrace.Runtime.Clients;

/// <summary>The control plane of the cluster. Safe for several threads.</summary>
internal interface IClusterAdmin : IDisposable
{
    /// <summary>The cluster's id; empty where brokers tell none (before 0.10.1).</summary>
    /// <exception cref="KafkaException">No broker answers.</exception>
    string FindClusterId();

    /// <summary>A topic, or null when there is none of that name.</summary>
    /// <exception cref="KafkaException">No broker answers, or the topic may not be seen.</exception>
    TopicFacts? FindTopic(string topic);

    /// <summary>Creates a topic and waits until it can be used; nothing happens when it exists.</summary>
    void CreateTopic(string topic, int partitions, IReadOnlyDictionary<string, string> settings);

    /// <summary>
    /// The offset of the next record of each partition: of all records, or of those that open transactions do not hold
    /// back. One request to each of their leaders.
    /// </summary>
    IReadOnlyDictionary<TopicPartition, long> EndOffsets(
        IReadOnlyCollection<TopicPartition> partitions, IsolationLevel isolation);

    /// <summary>The first offset of each partition that is still there.</summary>
    IReadOnlyDictionary<TopicPartition, long> FirstOffsets(IReadOnlyCollection<TopicPartition> partitions);

    /// <summary>
    /// The group's committed offsets, where there are any. They are stable: no open transaction can change them any
    /// more.
    /// </summary>
    /// <exception cref="KafkaException">Not answered in time, or still unstable at the deadline.</exception>
    IReadOnlyDictionary<TopicPartition, long> StableOffsets(
        string group, IReadOnlyCollection<TopicPartition> partitions, TimeSpan timeout);

    /// <summary>A setting of a topic; null where the cluster does not tell.</summary>
    string? SettingOf(string topic, string setting);

    /// <summary>A group, and what its members are given.</summary>
    /// <exception cref="KafkaException">Its coordinator does not answer.</exception>
    GroupFacts DescribeGroup(string group);
}

/// <summary>What a job reads from, as it was when the job started.</summary>
/// <param name="Id">The cluster's id; empty where brokers tell none.</param>
/// <param name="Topics">The source topics, by name.</param>
internal sealed record ClusterFacts(string Id, IReadOnlyDictionary<string, TopicFacts> Topics);

/// <summary>A topic as the brokers describe it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id; empty where brokers have none (before 2.8).</param>
/// <param name="Partitions">How many partitions it has.</param>
internal sealed record TopicFacts(string Name, string Id, int Partitions);

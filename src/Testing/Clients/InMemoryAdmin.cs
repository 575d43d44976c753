using Confluent.Kafka;
using Millrace.Runtime.Clients;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Clients;

/// <summary>The control plane of a cluster in memory, for one process.</summary>
internal sealed class InMemoryAdmin(InMemoryCluster cluster, Circumstances meets, ProcessLife life) : IClusterAdmin
{
    private static readonly TimeSpan _backoff = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);

    public string FindClusterId()
    {
        Ask("FindClusterId");
        return cluster.Id;
    }

    public TopicFacts? FindTopic(string topic)
    {
        Ask("FindTopic");
        return cluster.Find(topic);
    }

    public void CreateTopic(string topic, int partitions, IReadOnlyDictionary<string, string> settings)
    {
        Ask("CreateTopic");
        cluster.WithTopic(topic, partitions);
    }

    public IReadOnlyDictionary<TopicPartition, long> EndOffsets(
        IReadOnlyCollection<TopicPartition> partitions, IsolationLevel isolation)
    {
        Ask("EndOffsets");
        return partitions.ToDictionary(static partition => partition, partition =>
        {
            PartitionLog log = cluster.Log(partition);
            return isolation == IsolationLevel.ReadCommitted ? log.StableEnd : log.End;
        });
    }

    public IReadOnlyDictionary<TopicPartition, long> FirstOffsets(IReadOnlyCollection<TopicPartition> partitions)
    {
        Ask("FirstOffsets");
        return partitions.ToDictionary(static partition => partition, static _ => 0L);
    }

    public IReadOnlyDictionary<TopicPartition, long> StableOffsets(
        string group, IReadOnlyCollection<TopicPartition> partitions, TimeSpan timeout)
    {
        Ask("StableOffsets");
        GroupOffsets offsets = cluster.Group(group).Offsets;
        DateTimeOffset deadline = cluster.Time.GetUtcNow() + timeout;
        while (offsets.IsUnstable(partitions))
        {
            if (cluster.Time.GetUtcNow() >= deadline) throw new KafkaException(ErrorCode.UnstableOffsetCommit);
            life.Wait(_backoff);
            cluster.Tick();
        }
        return offsets.Committed.Where(committed => partitions.Contains(committed.Key)).ToDictionary();
    }

    public string? SettingOf(string topic, string setting) => null;

    public GroupFacts DescribeGroup(string group)
    {
        Ask("DescribeGroup");
        ConsumerGroup found = cluster.Group(group);
        ConsumerGroupState state =
            found.Members.Count == 0 ? ConsumerGroupState.Empty
            : found.IsRebalancing ? ConsumerGroupState.PreparingRebalance
            : ConsumerGroupState.Stable;
        return new(
            state, [.. found.Members.Select(static member => new GroupMemberFacts(member.ClientId, member.Target))]);
    }

    public void Dispose() { }

    private void Ask(string question)
    {
        life.Pass(question);
        if (!cluster.Reach(life, _timeout)) throw new KafkaException(ErrorCode.Local_TimedOut);
        if (meets.AtQuery(question) is not ErrorCode.NoError and var code) throw new KafkaException(code);
    }
}

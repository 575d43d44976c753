using Confluent.Kafka;
using Millrace.Runtime.Clients;

namespace Millrace.Simulation.Tests.Ports;

/// <summary>The control plane, to be changed in one place or another.</summary>
internal class DelegatingAdmin(IClusterAdmin inner) : IClusterAdmin
{
    public virtual string FindClusterId() => inner.FindClusterId();

    public virtual TopicFacts? FindTopic(string topic) => inner.FindTopic(topic);

    public virtual void CreateTopic(string topic, int partitions, IReadOnlyDictionary<string, string> settings) =>
        inner.CreateTopic(topic, partitions, settings);

    public virtual IReadOnlyDictionary<TopicPartition, long> EndOffsets(
        IReadOnlyCollection<TopicPartition> partitions, IsolationLevel isolation) =>
        inner.EndOffsets(partitions, isolation);

    public virtual IReadOnlyDictionary<TopicPartition, long> FirstOffsets(
        IReadOnlyCollection<TopicPartition> partitions) =>
        inner.FirstOffsets(partitions);

    public virtual IReadOnlyDictionary<TopicPartition, long> StableOffsets(
        string group, IReadOnlyCollection<TopicPartition> partitions, TimeSpan timeout) =>
        inner.StableOffsets(group, partitions, timeout);

    public virtual string? SettingOf(string topic, string setting) => inner.SettingOf(topic, setting);

    public virtual GroupFacts DescribeGroup(string group) => inner.DescribeGroup(group);

    public virtual void Dispose() => inner.Dispose();
}

using Confluent.Kafka;
using Millrace.Runtime.Reading;

namespace Millrace.Simulation.Tests.Ports;

/// <summary>A reader, to be changed in one place or another.</summary>
internal class DelegatingReader(IRecordReader inner) : IRecordReader
{
    public virtual void Subscribe(IReadOnlyList<string> topics, IAssignmentListener listener) =>
        inner.Subscribe(topics, listener);

    public virtual int Poll(TimeSpan timeout, IRecordRouter router) => inner.Poll(timeout, router);

    public virtual void Seek(TopicPartitionOffset position) => inner.Seek(position);

    public virtual WatermarkOffsets QueryOffsets(TopicPartition partition, TimeSpan timeout) =>
        inner.QueryOffsets(partition, timeout);

    public virtual long? KnownEnd(TopicPartition partition) => inner.KnownEnd(partition);

    public virtual GroupMember? CurrentMember() => inner.CurrentMember();

    public virtual void Commit(IEnumerable<TopicPartitionOffset> offsets) => inner.Commit(offsets);

    public virtual void Close() => inner.Close();

    public virtual void Dispose() => inner.Dispose();
}

/// <summary>What hears of partitions, to be changed in one place or another.</summary>
internal class DelegatingListener(IAssignmentListener inner) : IAssignmentListener
{
    public virtual IReadOnlyList<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions) =>
        inner.OnAssigned(partitions);

    public virtual void OnRevoked(IReadOnlyList<TopicPartition> partitions) => inner.OnRevoked(partitions);

    public virtual void OnLost(IReadOnlyList<TopicPartition> partitions) => inner.OnLost(partitions);
}

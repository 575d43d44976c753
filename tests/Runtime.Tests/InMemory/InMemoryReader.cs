using Confluent.Kafka;
using Millrace.Contracts;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>
/// The only member of a group: all partitions are its own. Hands over a few records of a partition at a time.
/// </summary>
internal sealed class InMemoryReader(InMemoryCluster cluster, Circumstances meets) : IRecordReader
{
    private readonly CrashPoint _crash = meets.Crash;
    private readonly Dictionary<TopicPartition, long> _positions = [];
    private IReadOnlyList<string> _topics = [];
    private IAssignmentListener? _listener;
    private bool _isAssigned;

    public void Subscribe(IReadOnlyList<string> topics, IAssignmentListener listener)
    {
        _crash.Pass();
        (_topics, _listener) = (topics, listener);
    }

    public int Poll(TimeSpan timeout, IRecordRouter router)
    {
        _crash.Pass();
        bool isRebalance = meets.Poll();
        if (!_isAssigned) Assign();
        else if (isRebalance) Rebalance();
        int handedOver = 0;
        foreach (TopicPartition partition in _positions.Keys.ToArray()) handedOver += HandOver(partition, router);
        return handedOver;
    }

    public void Seek(TopicPartitionOffset position) => _positions[position.TopicPartition] = position.Offset.Value;

    public WatermarkOffsets QueryOffsets(TopicPartition partition, TimeSpan timeout) =>
        new(0, cluster.Records(partition.Topic, partition.Partition.Value).Count);

    public GroupMember? CurrentMember() => new("member-1", new NoMetadata());

    public void Commit(IEnumerable<TopicPartitionOffset> offsets)
    {
        _crash.Pass();
        if (meets.GroupCommit() is not ErrorCode.NoError and var code) throw new KafkaException(code);
        foreach (TopicPartitionOffset offset in offsets) cluster.Committed[offset.TopicPartition] = offset.Offset.Value;
    }

    public void Close()
    {
        if (_isAssigned && !_crash.HasCrashed) _listener!.OnRevoked([.. _positions.Keys]);
        _isAssigned = false;
    }

    public void Dispose() { }

    private void Assign()
    {
        _isAssigned = true;
        TopicPartition[] all = [.. _topics.SelectMany(topic =>
            Enumerable.Range(0, cluster.Find(topic)!.Partitions).Select(p => new TopicPartition(topic, p)))];
        foreach (TopicPartitionOffset position in _listener!.OnAssigned(all)) Seek(position);
    }

    /// <summary>As a cooperative rebalance does it: the other partitions stay.</summary>
    private void Rebalance()
    {
        int last = _positions.Keys.Max(static partition => partition.Partition.Value);
        TopicPartition[] moving = [.. _positions.Keys.Where(partition => partition.Partition.Value == last)];
        _listener!.OnRevoked(moving);
        foreach (TopicPartitionOffset position in _listener.OnAssigned(moving)) Seek(position);
    }

    private int HandOver(TopicPartition partition, IRecordRouter router)
    {
        IReadOnlyList<InMemoryRecord> records = cluster.Records(partition.Topic, partition.Partition.Value);
        IPartitionReceiver? receiver = router.ReceiverOf(partition.Topic, partition.Partition.Value);
        long position = _positions[partition];
        int count = (int)Math.Min(meets.BatchRecords, records.Count - position);
        for (int i = 0; i < count; i++)
        {
            InMemoryRecord record = records[(int)position];
            RecordView view = new()
            {
                Key = record.Key,
                HasKey = record.Key != null,
                Value = record.Value,
                HasValue = record.Value != null,
                TimestampMs = record.TimestampMs,
            };
            receiver?.OnRecord(view, position++);
        }
        if (position == records.Count) receiver?.OnEndOfPartition(position);
        _positions[partition] = position;
        return count;
    }

    private sealed class NoMetadata : IConsumerGroupMetadata;
}

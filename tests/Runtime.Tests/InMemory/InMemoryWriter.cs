using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>
/// A producer in memory. In a transaction everything becomes visible at the commit; without one, records are visible at
/// once, as they would be on a broker.
/// </summary>
internal sealed class InMemoryWriter(InMemoryCluster cluster, CrashPoint crash) : IRecordWriter
{
    private readonly List<Action> _open = [];
    private bool _inTransaction;

    public void Initialize(TimeSpan timeout) => crash.Pass();

    public SinkTopic Open(string topic) => new(topic, 0);

    public void Begin()
    {
        crash.Pass();
        _inTransaction = true;
    }

    public void Write(SinkTopic topic, in OutgoingRecord record)
    {
        crash.Pass();
        byte[]? key = record.HasKey ? record.Key.ToArray() : null;
        byte[]? value = record.HasValue ? record.Value.ToArray() : null;
        int partition = record.Partition ?? 0;
        long timestampMs = record.TimestampMs;
        Do(() => cluster.Append(topic.Name, partition, key, value, timestampMs));
    }

    public void Poll() => crash.Pass();

    public void Flush(TimeSpan timeout) => crash.Pass();

    public void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, GroupMember member, TimeSpan timeout)
    {
        crash.Pass();
        foreach (TopicPartitionOffset offset in offsets)
            Do(() => cluster.Committed[offset.TopicPartition] = offset.Offset.Value);
    }

    public void Commit(TimeSpan timeout)
    {
        crash.Pass();
        foreach (Action change in _open) change();
        _open.Clear();
        _inTransaction = false;
        crash.Pass();
    }

    public void Abort(TimeSpan timeout)
    {
        crash.Pass();
        _open.Clear();
        _inTransaction = false;
    }

    public void Dispose() { }

    private void Do(Action change)
    {
        if (_inTransaction) _open.Add(change);
        else change();
    }
}

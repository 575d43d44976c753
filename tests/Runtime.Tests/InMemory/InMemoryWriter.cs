using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>
/// A producer in memory. In a transaction everything becomes visible at the commit; without one, records are visible at
/// once, as they would be on a broker.
/// </summary>
internal sealed class InMemoryWriter(InMemoryCluster cluster, Circumstances meets) : IRecordWriter
{
    private readonly CrashPoint _crash = meets.Crash;
    private readonly List<Action> _open = [];
    private bool _inTransaction, _mustAbort;

    public void Initialize(TimeSpan timeout) => _crash.Pass();

    public SinkTopic Open(string topic) => new(topic, 0);

    public void Begin()
    {
        _crash.Pass();
        if (_inTransaction) throw new InvalidOperationException("a transaction is open");
        _inTransaction = true;
    }

    public void Write(SinkTopic topic, in OutgoingRecord record)
    {
        _crash.Pass();
        if (record.Value.Length > meets.ValueBytesMax.GetValueOrDefault(topic.Name, int.MaxValue))
            throw new WriteFailedException(topic.Name, new(ErrorCode.MsgSizeTooLarge), "it is too large");
        if (meets.Write() is not ErrorCode.NoError and var code)
        {
            _mustAbort = true;
            throw new WriteFailedException(topic.Name, new(code), "the brokers refuse it");
        }
        byte[]? key = record.HasKey ? record.Key.ToArray() : null;
        byte[]? value = record.HasValue ? record.Value.ToArray() : null;
        int partition = record.Partition ?? 0;
        long timestampMs = record.TimestampMs;
        Do(() => cluster.Append(topic.Name, partition, key, value, timestampMs));
    }

    public void Poll() => _crash.Pass();

    public void Flush(TimeSpan timeout) => _crash.Pass();

    public void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, GroupMember member, TimeSpan timeout)
    {
        _crash.Pass();
        TransactionStep();
        foreach (TopicPartitionOffset offset in offsets)
            Do(() => cluster.Committed[offset.TopicPartition] = offset.Offset.Value);
    }

    public void Commit(TimeSpan timeout)
    {
        _crash.Pass();
        TransactionStep();
        foreach (Action change in _open) change();
        _open.Clear();
        _inTransaction = false;
        _crash.Pass();
    }

    public void Abort(TimeSpan timeout)
    {
        _crash.Pass();
        _open.Clear();
        _inTransaction = _mustAbort = false;
    }

    public void Dispose() { }

    /// <summary>A transaction that was refused once can only be aborted.</summary>
    private void TransactionStep()
    {
        ErrorCode code = meets.TransactionStep();
        _mustAbort |= code != ErrorCode.NoError;
        if (_mustAbort) throw new KafkaTxnRequiresAbortException(new(code));
    }

    private void Do(Action change)
    {
        if (_inTransaction) _open.Add(change);
        else change();
    }
}

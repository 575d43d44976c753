using Confluent.Kafka;
using Millrace.Contracts;
using Millrace.Keys;
using Millrace.Schemas;
using Millrace.Testing.Brokers;

namespace Millrace.Testing.Clients;

/// <summary>What a broker in memory knows of a record.</summary>
internal sealed class LogOrigin(KeyStrings? keyStrings = null) : RecordOrigin(keyStrings)
{
    private TopicPartition _partition = new("", 0);
    private IReadOnlyList<LogHeader> _headers = [];
    private long _offset;

    public override string Topic => _partition.Topic;

    public override int Partition => _partition.Partition.Value;

    public override long Offset => _offset;

    public override TimestampKind TimestampKind => TimestampKind.CreateTime;

    /// <summary>There is one leader, for ever.</summary>
    public override int? LeaderEpoch => 0;

    /// <summary>Speaks of a record from now on.</summary>
    public LogOrigin At(TopicPartition partition, long offset, LogEntry entry)
    {
        (_partition, _offset, _headers) = (partition, offset, entry.Headers);
        return this;
    }

    public override bool TryGetHeader(int index, out RecordHeader header)
    {
        header = default;
        if (index >= _headers.Count) return false;
        LogHeader kept = _headers[index];
        header = new() { Name = kept.Name, Value = kept.Value, HasValue = kept.Value != null };
        return true;
    }
}

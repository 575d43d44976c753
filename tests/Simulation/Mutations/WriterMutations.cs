using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;
using Millrace.Simulation.Tests.Ports;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>A record, kept for later.</summary>
internal sealed record KeptRecord(
    SinkTopic Topic, int? Partition, byte[] Key, bool HasKey, byte[] Value, bool HasValue, long TimestampMs)
{
    public static KeptRecord Of(SinkTopic topic, in OutgoingRecord record) => new(
        topic, record.Partition, record.Key.ToArray(), record.HasKey, record.Value.ToArray(), record.HasValue,
        record.TimestampMs);

    public OutgoingRecord Record => new()
    {
        Partition = Partition,
        Key = Key,
        HasKey = HasKey,
        Value = Value,
        HasValue = HasValue,
        TimestampMs = TimestampMs,
    };
}

/// <summary>State and checkpoint records of a round go into the transaction behind its own.</summary>
internal sealed class StateAfterCommit(IRecordWriter inner) : DelegatingWriter(inner)
{
    private readonly List<KeptRecord> _kept = [];
    private List<KeptRecord> _committed = [];

    public override void Begin()
    {
        base.Begin();
        foreach (KeptRecord kept in _committed) base.Write(kept.Topic, kept.Record);
        _committed = [];
    }

    public override void Write(SinkTopic topic, in OutgoingRecord record)
    {
        if (topic.Name.EndsWith("-state", StringComparison.Ordinal)) _kept.Add(KeptRecord.Of(topic, record));
        else base.Write(topic, record);
    }

    public override void Commit(TimeSpan timeout)
    {
        base.Commit(timeout);
        _committed = [.. _kept];
        _kept.Clear();
    }

    public override void Abort(TimeSpan timeout)
    {
        _kept.Clear();
        base.Abort(timeout);
    }
}

/// <summary>Outputs are visible at once.</summary>
internal sealed class OutputsAtOnce(IRecordWriter inner, ProcessScope scope) : DelegatingWriter(inner)
{
    public override void Write(SinkTopic topic, in OutgoingRecord record)
    {
        if (!scope.Plan.SinkTopics.Contains(topic.Name))
        {
            base.Write(topic, record);
            return;
        }
        int partition = scope.Cluster.PartitionOf(topic.Name, record.Key, record.HasKey);
        scope.Cluster.Append(topic.Name, partition, record.Key.ToArray(), record.Value.ToArray(), record.TimestampMs);
    }
}

/// <summary>Removals of state stay unwritten.</summary>
internal sealed class NoTombstones(IRecordWriter inner) : DelegatingWriter(inner)
{
    public override void Write(SinkTopic topic, in OutgoingRecord record)
    {
        if (record.HasValue) base.Write(topic, record);
    }
}

/// <summary>A removal of what the same transaction has written stays unwritten.</summary>
internal sealed class AheadForever(IRecordWriter inner) : DelegatingWriter(inner)
{
    private readonly HashSet<string> _written = [];

    public override void Begin()
    {
        base.Begin();
        _written.Clear();
    }

    public override void Write(SinkTopic topic, in OutgoingRecord record)
    {
        string key = $"{topic.Name}[{record.Partition}] {Convert.ToHexString(record.Key)}";
        if (record.HasValue) _written.Add(key);
        if (record.HasValue || !_written.Contains(key)) base.Write(topic, record);
    }
}

/// <summary>Offsets of partitions that are long gone are sent along.</summary>
internal sealed class OffsetsOfAll(IRecordWriter inner) : DelegatingWriter(inner)
{
    private readonly Dictionary<TopicPartition, TopicPartitionOffset> _known = [];

    public override void SendOffsets(
        IEnumerable<TopicPartitionOffset> offsets, GroupMember member, TimeSpan timeout)
    {
        foreach (TopicPartitionOffset offset in offsets) _known[offset.TopicPartition] = offset;
        base.SendOffsets([.. _known.Values], member, timeout);
    }
}

/// <summary>An end that got no answer is asked for again, and the producer goes on as if nothing had been.</summary>
internal sealed class InsistentWriter(IRecordWriter inner, BlindClock clock) : DelegatingWriter(inner)
{
    private const int AttemptsMax = 5;

    public override void Commit(TimeSpan timeout) => Insist(() => base.Commit(timeout));

    public override void Abort(TimeSpan timeout) => Insist(() => base.Abort(timeout));

    private void Insist(Action end) => clock.Hide(() =>
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                end();
                return;
            }
            catch (KafkaRetriableException) when (attempt < AttemptsMax)
            {
            }
        }
    });
}

/// <summary>A clock that does not see how long some things take.</summary>
internal sealed class BlindClock(TimeProvider inner) : TimeProvider
{
    private TimeSpan _hidden;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() - _hidden;

    public override long GetTimestamp() => inner.GetTimestamp() - _hidden.Ticks;

    public void Hide(Action action)
    {
        DateTimeOffset began = inner.GetUtcNow();
        try
        {
            action();
        }
        finally
        {
            _hidden += inner.GetUtcNow() - began;
        }
    }
}

using Confluent.Kafka;
using Millrace.Contracts;
using Millrace.Keys;
using Millrace.Runtime.Reading;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Clients;

/// <summary>
/// A member of a group, as a real client is one: it joins at its first poll, hears of partitions that come and go only
/// inside of polls, and reads committed records. Hands over a few records of a partition at a time.
/// </summary>
internal sealed class InMemoryReader(
    InMemoryCluster cluster, ConsumerGroup group, MemberNames names, Circumstances meets, ProcessLife life)
    : IRecordReader
{
    private static readonly TimeSpan _commitTimeout = TimeSpan.FromSeconds(10);

    private readonly GroupMembership _membership = new(cluster, group, names, meets, life);
    private readonly Dictionary<TopicPartition, long> _positions = [];
    private readonly Dictionary<TopicPartition, long> _endTold = [];
    private readonly LogOrigin _origin = new(new KeyStrings());
    private IAssignmentListener? _listener;

    /// <summary>True when it has left its group, or was thrown away.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>How many polls in a row have brought nothing at all.</summary>
    public int IdlePolls { get; set; }

    public void Subscribe(IReadOnlyList<string> topics, IAssignmentListener listener)
    {
        life.Pass("Subscribe");
        _listener = listener;
        _membership.Topics = topics;
    }

    public int Poll(TimeSpan timeout, IRecordRouter router)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        life.Pass("Poll");
        cluster.Tick();
        if (!cluster.Reach(life, IdlePoll(timeout))) return 0;
        bool isRebalance = meets.Poll();
        bool hasMoved = _membership.Advance(_listener!, _positions);
        if (isRebalance && !hasMoved && _positions.Count > 0)
            _membership.LetLastGoAndComeBack(_listener!, _positions);
        if (hasMoved || isRebalance) _endTold.Clear();
        int handedOver = 0;
        foreach (TopicPartition partition in _positions.Keys.ToArray()) handedOver += HandOver(partition, router);
        IdlePolls = handedOver == 0 && !hasMoved ? IdlePolls + 1 : 0;
        if (IdlePolls > 0) life.Wait(IdlePoll(timeout));
        return handedOver;
    }

    public void Seek(TopicPartitionOffset position)
    {
        life.Count("Seek");
        _positions[position.TopicPartition] = position.Offset.Value;
        _endTold.Remove(position.TopicPartition);
    }

    public WatermarkOffsets QueryOffsets(TopicPartition partition, TimeSpan timeout)
    {
        life.Pass("QueryOffsets");
        if (!cluster.Reach(life, timeout)) throw new KafkaException(ErrorCode.Local_TimedOut);
        if (meets.AtQuery("QueryOffsets") is not ErrorCode.NoError and var code) throw new KafkaException(code);
        return new(0, cluster.Log(partition).StableEnd);
    }

    public long? KnownEnd(TopicPartition partition) => cluster.Log(partition).End;

    public GroupMember? CurrentMember() => _membership.Current;

    public void Commit(IEnumerable<TopicPartitionOffset> offsets)
    {
        life.Pass("Commit of offsets");
        if (!cluster.Reach(life, _commitTimeout)) throw new KafkaException(ErrorCode.Local_TimedOut);
        ErrorCode code = meets.GroupCommit();
        if (code == ErrorCode.NoError) code = _membership.CheckCommit();
        if (code != ErrorCode.NoError) throw new KafkaException(code);
        foreach (TopicPartitionOffset offset in offsets)
            group.Offsets.Commit(offset.TopicPartition, offset.Offset.Value);
        life.Pass("the return from Commit of offsets");
    }

    public void Close()
    {
        if (IsClosed) return;
        IsClosed = true;
        if (!life.Crash.HasCrashed) _membership.Leave(_listener);
    }

    public void Dispose() => IsClosed = true;

    private TimeSpan IdlePoll(TimeSpan timeout) => timeout < meets.IdlePollMin ? meets.IdlePollMin : timeout;

    private int HandOver(TopicPartition partition, IRecordRouter router)
    {
        PartitionLog log = cluster.Log(partition);
        // What nobody takes is fetched again, from where the client is told to go on.
        if (router.ReceiverOf(partition.Topic, partition.Partition.Value) is not { } receiver) return 0;
        if (meets.RepeatsRecords() is > 0 and var again)
            _positions[partition] = Math.Max(0, _positions[partition] - again);
        int handedOver = 0;
        for (int left = meets.BatchRecords(); left > 0 && Next(partition, log) is { } next; left--)
        {
            receiver.OnRecord(ViewOf(next.Entry, _origin.At(partition, next.Offset, next.Entry)), next.Offset);
            handedOver++;
        }
        TellEnd(partition, log, receiver);
        return handedOver;
    }

    /// <summary>
    /// The next record that is committed; what lies before it is passed over. A receiver may have moved the position.
    /// </summary>
    private (LogEntry Entry, long Offset)? Next(TopicPartition partition, PartitionLog log)
    {
        if (!_positions.TryGetValue(partition, out long position)) return null;
        while (position < log.StableEnd)
        {
            LogEntry entry = log.Entries[(int)position];
            _positions[partition] = ++position;
            if (entry.IsCommitted) return (entry, position - 1);
        }
        return null;
    }

    private void TellEnd(TopicPartition partition, PartitionLog log, IPartitionReceiver receiver)
    {
        if (!_positions.TryGetValue(partition, out long position) || position < log.StableEnd) return;
        if (_endTold.GetValueOrDefault(partition, -1) == position && !meets.RepeatsControl()) return;
        _endTold[partition] = position;
        receiver.OnEndOfPartition(position);
    }

    /// <summary>A record as a client lends it.</summary>
    internal static RecordView ViewOf(LogEntry entry, LogOrigin origin) => new()
    {
        Key = entry.Key,
        HasKey = entry.Key != null,
        Value = entry.Value,
        HasValue = entry.Value != null,
        TimestampMs = entry.TimestampMs,
        Origin = origin,
    };
}

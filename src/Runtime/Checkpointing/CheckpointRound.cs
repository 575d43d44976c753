using Confluent.Kafka;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Reading;
using Millrace.Runtime.State;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing;

/// <summary>
/// The rounds of a lane: what its tasks do between two commits, made permanent as one. Owned by a lane and used by its
/// thread only.
/// </summary>
internal sealed class CheckpointRound : IDisposable
{
    private readonly JobPlan _plan;
    private readonly string _laneId;
    private readonly IRecordReader _reader;
    private readonly ICommitProtocol _protocol;
    private readonly StateEntryWriter? _entries;
    private readonly IReadOnlyDictionary<string, TopicFacts> _topics;
    private readonly TimeProvider _time;
    private long _begunAt;

    public CheckpointRound(
        JobPlan plan, string laneId, LaneClients clients, IReadOnlyDictionary<string, TopicFacts> topics, TimeProvider time)
    {
        (_plan, _laneId, _reader, _topics, _time) = (plan, laneId, clients.Reader, topics, time);
        _entries = plan.HasCheckpoints ? new(clients.Writer, plan.StateTopic, time) : null;
        _protocol = plan.Delivery switch
        {
            Delivery.ExactlyOnce => new TransactionalCommit(clients.Writer, plan.TransactionTimeout),
            Delivery.AtLeastOnce => new FlushedCommit(clients.Writer, clients.Reader, plan.TransactionTimeout),
            _ => new OffsetsOnlyCommit(clients.Reader),
        };
    }

    /// <summary>The membership under which the lane's partitions were assigned; null while it has none.</summary>
    public GroupMember? Member { get; set; }

    /// <summary>How long the last commit took.</summary>
    public TimeSpan LastCommitTook { get; private set; }

    public bool IsDue => _time.GetElapsedTime(_begunAt) >= _plan.CheckpointInterval;

    public void Begin()
    {
        _protocol.Begin();
        _begunAt = _time.GetTimestamp();
    }

    /// <summary>Commits what the tasks have done and begins the next round; returns how many tasks had changes.</summary>
    /// <exception cref="MembershipLostException">The lane may not commit any more: its partitions may have another owner.</exception>
    public int Commit(IEnumerable<StreamTask> tasks)
    {
        StreamTask[] changed = [.. tasks.Where(static task => task.HasChanges)];
        if (changed.Length > 0) Commit(changed);
        _begunAt = _time.GetTimestamp();
        return changed.Length;
    }

    public void Abort() => _protocol.Abort();

    public void Dispose() => _entries?.Dispose();

    private void Commit(StreamTask[] changed)
    {
        long startedAt = _time.GetTimestamp();
        TopicPartitionOffset[] offsets = [.. changed.SelectMany(static task => task.Inputs).Select(static input =>
            new TopicPartitionOffset(input.Topic, input.Partition, input.OffsetNext))];
        _protocol.Commit(RequireMember(), offsets, new(() => WriteEntries(changed), () => WriteCheckpoints(changed)));
        foreach (StreamTask task in changed) task.OnCheckpoint(task.CheckpointNumber + 1);
        LastCommitTook = _time.GetElapsedTime(startedAt);
        _protocol.Begin();
    }

    /// <summary>
    /// The broker does not check that a member owns what it commits, and takes a commit of somebody who is no member at all.
    /// So the lane commits only as the member that it was when its partitions were assigned, with that metadata.
    /// </summary>
    private GroupMember RequireMember()
    {
        GroupMember assigned = Member ?? throw new MembershipLostException("the lane was never assigned a partition");
        GroupMember now = _reader.CurrentMember() ?? throw new MembershipLostException("the lane is no member of its group");
        if (now.MemberId != assigned.MemberId)
            throw new MembershipLostException($"the lane has joined anew, as {now.MemberId} instead of {assigned.MemberId}");
        return now;
    }

    private void WriteEntries(StreamTask[] changed)
    {
        foreach (StreamTask task in changed)
        {
            if (_entries != null) _entries.Partition = task.Partition;
            foreach (IStateStore store in task.Stores) store.WriteChanges(_entries);
        }
    }

    private void WriteCheckpoints(StreamTask[] changed)
    {
        foreach (StreamTask task in changed)
        {
            _entries!.Partition = task.Partition;
            _entries.PutCheckpoint(CheckpointOf(task));
        }
    }

    private CheckpointRecord CheckpointOf(StreamTask task) => new()
    {
        Number = task.CheckpointNumber + 1,
        Writer = _laneId,
        WatermarkMs = task.WatermarkMs,
        HasFinished = task.HasFinished,
        Sources = [.. task.Inputs.Select(PositionOf)],
        States = [.. _plan.Definition.States.Select(static state =>
            new WrittenState(state.Name, state.KeyCodec, state.Value.Version, state.Value.Shape))],
    };

    private SourcePosition PositionOf(SourceInput input)
    {
        TopicFacts topic = _topics[input.Topic];
        long highestMs = input.Watermark?.HighestMs ?? Timing.EventTime.None;
        return new(topic.Name, topic.Id, topic.Partitions, input.OffsetNext, input.OffsetStop, highestMs);
    }
}

/// <summary>The lane may not commit: its partitions may belong to somebody else by now.</summary>
internal sealed class MembershipLostException(string reason) : Exception($"Nothing is committed: {reason}.");

using Confluent.Kafka;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing.Rounds;

/// <summary>
/// The rounds of a lane: what its tasks do between two commits, made permanent as one. Owned by a lane and used by its
/// thread only.
/// </summary>
internal sealed class CheckpointRound
{
    /// <summary>
    /// A commit that takes longer than this has its deadline, and so has everything that stopping must wait for.
    /// </summary>
    private static readonly TimeSpan _commitTimeoutMax = TimeSpan.FromSeconds(8);

    /// <summary>
    /// librdkafka repeats a commit that got no answer by itself, and a late repetition can end the next transaction
    /// half way. So after a slow one the producer is not used again.
    /// </summary>
    private static readonly TimeSpan _slowCommit = TimeSpan.FromSeconds(3);

    private readonly JobPlan _plan;
    private readonly string _laneId;
    private readonly IRecordReader _reader;
    private readonly ICommitProtocol _protocol;
    private readonly ICheckpointWriter? _checkpoints;
    private readonly ClusterFacts _cluster;
    private readonly CheckpointSchedule _schedule;

    public CheckpointRound(
        JobPlan plan, string laneId, LaneClients clients, ClusterFacts cluster, TimeProvider time)
    {
        (_plan, _laneId, _reader, _cluster) = (plan, laneId, clients.Reader, cluster);
        _schedule = new(plan.CheckpointInterval, time);
        _checkpoints = clients.CheckpointWriter;
        TimeSpan timeout = plan.TransactionTimeout < _commitTimeoutMax ? plan.TransactionTimeout : _commitTimeoutMax;
        _protocol = plan.Delivery switch
        {
            Delivery.ExactlyOnce => new TransactionalCommit(clients.Writer, timeout, time),
            Delivery.AtLeastOnce => new FlushedCommit(clients.Writer, clients.Reader, timeout),
            _ => new OffsetsOnlyCommit(clients.Writer, clients.Reader, timeout),
        };
    }

    /// <summary>The membership under which the lane's partitions were assigned; null while it has none.</summary>
    public GroupMember? Member { get; set; }

    public bool IsDue => _schedule.IsDue;

    /// <summary>True when the round is nearly due, and <see cref="TryWriteAhead"/> is to be called.</summary>
    public bool IsNear => _protocol.CanWriteAhead && _checkpoints != null
        && _schedule.IsWithin(_plan.CheckpointInterval / Ahead.IntervalParts);

    /// <summary>When entries are written ahead.</summary>
    public required WriteAheadBounds Ahead { get; init; }

    /// <summary>How long until the round is to be committed.</summary>
    public TimeSpan Remaining => _schedule.Remaining;

    public void Begin()
    {
        _protocol.Begin();
        _schedule.Start();
    }

    /// <summary>Tasks were taken over: the round is to be committed as soon as they have done something.</summary>
    public void Hasten() => _schedule.Hasten();

    /// <summary>
    /// Hands over what has changed so far, so that the commit, for which the lane stands still, has little left to wait
    /// for. Once in a round, and only when that is worth it.
    /// </summary>
    /// <param name="tasks">The lane's tasks.</param>
    /// <param name="records">How many records the round has read.</param>
    /// <returns>How many entries were written.</returns>
    public long TryWriteAhead(IEnumerable<StreamTask> tasks, long records)
    {
        StreamTask[] changed = [.. tasks.Where(static task => task is { IsImported: false, Unwritten: > 0 })];
        long entries = changed.Sum(static task => task.Unwritten);
        if (entries < Ahead.EntriesMin || records > entries * Ahead.RecordsPerEntryMax) return 0;
        // Who is out opens no transaction that others would have to wait for; the commit says why.
        if (_reader.CurrentMember()?.MemberId != Member?.MemberId) return 0;
        _schedule.OnWrittenAhead();
        foreach (StreamTask task in changed)
        {
            _checkpoints!.WriteAhead(ChangesOf(task));
            task.OnWrittenAhead();
        }
        return entries;
    }

    /// <summary>
    /// Commits what the tasks have done and begins the next round. Does nothing when they have done nothing.
    /// </summary>
    /// <returns>True when something was committed.</returns>
    /// <exception cref="MembershipLostException">The lane may not commit any more: its partitions may have another
    /// owner.</exception>
    /// <exception cref="SlowCommitException">It is committed, but the producer cannot be used any more.</exception>
    public bool Commit(IEnumerable<StreamTask> tasks)
    {
        _schedule.OnBegin();
        StreamTask[] changed = [.. tasks.Where(static task => task.HasChanges)];
        if (changed.Length > 0) Commit(changed);
        _schedule.OnEnd(hasCommitted: changed.Length > 0);
        return changed.Length > 0;
    }

    public void Abort(TimeSpan timeout) => _protocol.Abort(timeout);

    /// <summary>What a checkpoint of the task says, as it is now.</summary>
    public CheckpointRecord CheckpointOf(StreamTask task, long number) => new()
    {
        Number = number,
        Writer = _laneId,
        WatermarkMs = task.WatermarkMs,
        HasFinished = task.HasFinished,
        Savepoint = task.Savepoint,
        Cluster = _cluster.Id,
        Sources = [.. task.Inputs.Select(PositionOf)],
        States = [.. _plan.Definition.States.Select(state => new WrittenState(
            state.Name, state.KeyCodec, state.Value.Version, state.Value.Shape,
            task.Stores.Find(store => store.Name == state.Name)?.Size.Entries))],
    };

    private void Commit(StreamTask[] changed)
    {
        TopicPartitionOffset[] offsets = [.. changed.SelectMany(static task => task.Inputs).Select(static input =>
            new TopicPartitionOffset(input.Topic, input.Partition, input.OffsetNext))];
        CommitReceipt receipt = _protocol.Commit(
            RequireMember(), offsets, new(() => WriteEntries(changed), () => WriteCheckpoints(changed)));
        foreach (StreamTask task in changed)
        {
            task.CommitRound(task.CheckpointNumber + 1, receipt.HasGroupOffsets);
            _checkpoints?.OnCommitted(task.Partition);
        }
        if (receipt.CommitTook > _slowCommit) throw new SlowCommitException(receipt.CommitTook);
        _protocol.Begin();
    }

    /// <summary>
    /// The broker does not check that a member owns what it commits, and takes a commit of somebody who is no member at
    /// all. So the lane commits only as the member that it was when its partitions were assigned, with that metadata.
    /// </summary>
    private GroupMember RequireMember()
    {
        GroupMember assigned = Member
            ?? throw new MembershipLostException("the lane was never assigned a partition");
        GroupMember now = _reader.CurrentMember()
            ?? throw new MembershipLostException("the lane is no member of its group");
        if (now.MemberId != assigned.MemberId)
            throw new MembershipLostException(
                $"the lane has joined anew, as {now.MemberId} instead of {assigned.MemberId}");
        return now;
    }

    private void WriteEntries(StreamTask[] changed)
    {
        if (_checkpoints == null) return;
        foreach (StreamTask task in changed) _checkpoints.WriteEntries(ChangesOf(task));
    }

    private void WriteCheckpoints(StreamTask[] changed)
    {
        foreach (StreamTask task in changed)
            _checkpoints!.WriteRecord(task.Partition, CheckpointOf(task, task.CheckpointNumber + 1));
    }

    private static TaskChanges ChangesOf(StreamTask task) =>
        new(task.Partition, task.CheckpointNumber + 1, task.Stores, task.IsImported, task.IsWrittenAhead);

    private SourcePosition PositionOf(SourceInput input)
    {
        TopicFacts topic = _cluster.Topics[input.Topic];
        long highestMs = input.Watermark?.HighestMs ?? Timing.EventTime.None;
        return new(
            topic.Name, topic.Id, topic.Partitions, input.OffsetNext, input.OffsetStop, highestMs, input.GoneBackFrom);
    }
}

/// <summary>A commit succeeded but took so long that the client may have repeated it.</summary>
internal sealed class SlowCommitException(TimeSpan took) : Exception(
    $"a commit took {took.TotalSeconds:F1} s; its producer is not used again, "
    + "in case that the client repeats the request");

/// <summary>The lane may not commit: its partitions may belong to somebody else by now.</summary>
internal sealed class MembershipLostException(string reason) : Exception($"Nothing is committed: {reason}.");

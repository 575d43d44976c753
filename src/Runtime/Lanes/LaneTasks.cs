using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Lanes.TakeOvers;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// The tasks of a lane as partitions come and go: assigned = restore, revoked = checkpoint and let go, lost = drop. The
/// group calls it on the lane's thread, from inside the reader.
/// </summary>
internal sealed class LaneTasks(JobContext job, LaneClients clients, LaneScope lane, CheckpointRound round)
    : IAssignmentListener, IRecordRouter
{
    /// <summary>
    /// An abort that takes longer ends the session: as with a slow commit, the client may repeat the request, and a
    /// late repetition would end the next transaction.
    /// </summary>
    private static readonly TimeSpan _abortTimeout = TimeSpan.FromSeconds(3);

    private readonly Dictionary<int, StreamTask> _tasks = [];
    private readonly TakeOver _takeOver = new(job, clients, lane);
    private readonly LaneMetrics _metrics = job.Metrics.Lane(lane.Id);
    private bool _hasRolledBack, _isTakingOver;
    private int _rollbacksInARow;
    private CheckpointVolume _counted;

    /// <summary>The tasks that the lane owns now.</summary>
    public IReadOnlyCollection<StreamTask> All => _tasks.Values;

    /// <summary>True when every task has come to the end of a bounded run and that is committed.</summary>
    public bool HaveFinished => _tasks.Values.All(static task => task is { HasFinished: true, HasChanges: false });

    /// <summary>
    /// From now on nothing is taken over, handled or committed any more: the lane's session has failed or is leaving.
    /// </summary>
    public bool IsAbandoned { get; set; }

    public IReadOnlyList<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions)
    {
        if (IsAbandoned) return [.. partitions.Select(static p => new TopicPartitionOffset(p, Offset.End))];
        Join(clients.Reader.CurrentMember());
        // Restoring takes time, and the open transaction of the tasks that stay must not time out meanwhile.
        if (_tasks.Count > 0) Commit();
        if (partitions.Count > 0) job.Logger.Assigned(lane.Id, Describe(partitions));
        _isTakingOver = true;
        StreamTask[] tasks = [.. partitions.GroupBy(static p => p.Partition.Value).Select(Create)];
        // A member without partitions, too: a topic that is gone has none to give.
        job.Sources.RequireSame();
        if (tasks.Length > 0) _takeOver.Restore(tasks);
        foreach (StreamTask task in tasks) Begin(task);
        if (tasks.Length > 0) round.Hasten();
        job.Health.Lane(lane.Id).Enter(LanePhase.Running);
        _isTakingOver = false; // Stays true when it fails: nothing but a new session helps then.
        return [.. tasks.SelectMany(static task => task.Inputs).Select(static input =>
            new TopicPartitionOffset(input.Topic, input.Partition, input.OffsetNext))];
    }

    public void OnRevoked(IReadOnlyList<TopicPartition> partitions)
    {
        if (partitions.Count > 0) job.Logger.Revoked(lane.Id, Describe(partitions));
        Drop(partitions, out List<StreamTask> revoked);
        if (!IsAbandoned) Commit(revoked);
        foreach (StreamTask task in revoked) clients.CheckpointWriter?.Forget(task.Partition);
        if (!IsAbandoned && _tasks.Count == 0) job.Health.Lane(lane.Id).Enter(LanePhase.Joining);
    }

    public void OnLost(IReadOnlyList<TopicPartition> partitions)
    {
        job.Logger.Lost(lane.Id, Describe(partitions));
        Drop(partitions, out _);
        if (IsAbandoned) return;
        IsAbandoned = true;
        throw new MembershipLostException("the lane's partitions were given to others while it was away");
    }

    /// <summary>Hands over most of what the next checkpoint will have, where that is worth it.</summary>
    /// <returns>True when something was written.</returns>
    public bool TryWriteAhead()
    {
        long entries = round.TryWriteAhead(_tasks.Values, lane.Counters.RecordsInRound);
        if (entries > 0) job.Logger.WroteAhead(lane.Id, entries);
        return entries > 0;
    }

    /// <summary>Commits the round, or takes it back when that is all there is to its failure.</summary>
    public CommitOutcome Commit() => Commit([]);

    /// <summary>True for a failure after which the lane's clients can go on, once the round is taken back.</summary>
    public bool CanRollBackAfter(Exception failure) => !IsAbandoned && RoundFailure.Decide(
        failure, new(job.Plan.Delivery, _isTakingOver, _rollbacksInARow)) == RoundFailure.Answer.RollBack;

    /// <summary>
    /// Aborts the transaction; every task goes back to its last checkpoint, from memory, and the reader with it.
    /// </summary>
    public void RollBack(Exception cause)
    {
        job.Logger.Rewinds(lane.Id, cause.Message);
        _metrics.OnRollback(cause);
        (_hasRolledBack, _rollbacksInARow) = (true, _rollbacksInARow + 1);
        round.Abort(_abortTimeout);
        lane.Outbox.OnAborted();
        lane.Counters.RollbackRound();
        foreach (StreamTask task in _tasks.Values) task.RollbackRound();
        foreach (SourceInput input in _tasks.Values.SelectMany(static task => task.Inputs))
            clients.Reader.Seek(new(input.Topic, input.Partition, input.OffsetNext));
        round.Begin();
        // Last, when all tasks are where they were: what is due calls the user's code, and that can fail.
        foreach (StreamTask task in _tasks.Values) task.Resume();
    }

    /// <summary>A poll begins: what it brings is from where the tasks are now.</summary>
    public void OnPoll() => _hasRolledBack = false;

    /// <summary>A batch that was fetched before its task went back would leave a gap, so none of it is taken.</summary>
    public IPartitionReceiver? ReceiverOf(string topic, int partition) =>
        !_hasRolledBack && !IsAbandoned && _tasks.TryGetValue(partition, out StreamTask? task)
            ? task.Inputs.Find(input => input.Topic == topic)
            : null;

    private CommitOutcome Commit(List<StreamTask> leaving)
    {
        long startedAt = job.Time.GetTimestamp();
        try
        {
            job.Sources.ThrowIfChanged();
            if (!round.Commit(_tasks.Values.Concat(leaving))) return CommitOutcome.NothingToDo;
            _rollbacksInARow = 0;
            CountCheckpoint(startedAt);
            return CommitOutcome.Committed;
        }
        catch (SlowCommitException)
        {
            CountCheckpoint(startedAt);
            throw;
        }
        catch (Exception e)
        {
            _metrics.OnCheckpointFailed(e);
            if (!CanRollBackAfter(e)) throw;
            RollBack(e);
            return CommitOutcome.RolledBack;
        }
    }

    /// <summary>
    /// Notes the membership before anything that takes time: after a pause the client may have joined anew, and would
    /// say so here, while the tasks are still those of before.
    /// </summary>
    private void Join(GroupMember? member)
    {
        if (_tasks.Count > 0 && member?.MemberId != round.Member?.MemberId)
            throw new MembershipLostException("the lane has joined anew and holds what it held before");
        round.Member = member;
    }

    private void CountCheckpoint(long startedAt)
    {
        LaneCounts records = lane.Counters.CommitRound();
        CheckpointVolume before = _counted;
        _counted = clients.CheckpointWriter?.Written ?? default;
        CheckpointVolume state = _counted - before;
        _metrics.OnCheckpoint(
            new(records.RecordsRead, records.RecordsWritten, records.LateDropped, records.RecordsSkipped,
                records.OutputsSkipped, state.Entries, state.Bytes),
            job.Time.GetElapsedTime(startedAt));
    }

    private StreamTask Create(IGrouping<int, TopicPartition> assigned)
    {
        RequireKnown(assigned.First());
        StreamTask task = lane.Factory.Create(assigned.Key, lane.Outbox, lane.Counters, clients.Writer);
        RequireAllInputs(task, assigned);
        return task;
    }

    private void Begin(StreamTask task)
    {
        // Before it does anything: if what is due fails half way, the rest is committed with what was written.
        _tasks[task.Partition] = task;
        task.Resume();
    }

    private void Drop(IReadOnlyList<TopicPartition> partitions, out List<StreamTask> dropped)
    {
        dropped = [];
        foreach (TopicPartition partition in partitions)
            if (_tasks.Remove(partition.Partition.Value, out StreamTask? task)) dropped.Add(task);
    }

    private void RequireKnown(TopicPartition partition)
    {
        int known = job.Topics[partition.Topic].Partitions;
        if (partition.Partition.Value < known) return;
        throw new CheckpointRefusedException(
            $"Partitions were added to topic '{partition.Topic}' while the job runs (it had {known}): keys have moved "
            + "away from their state. Start over under another GroupId, or read from a topic whose partitions stay.");
    }

    /// <summary>
    /// A task joins what stands under one partition number in all its topics, so it needs all of them.
    /// </summary>
    private static void RequireAllInputs(StreamTask task, IEnumerable<TopicPartition> assigned)
    {
        foreach (string missing in task.Inputs.Select(static input => input.Topic)
            .Except(assigned.Select(static p => p.Topic)))
            throw new InvalidOperationException(
                $"{missing}[{task.Partition}] was assigned to another member than the rest of its task; a job with "
                + "several topics needs partition.assignment.strategy=range.");
    }

    private static string Describe(IEnumerable<TopicPartition> partitions) => string.Join(", ", partitions
        .GroupBy(static p => p.Topic)
        .Select(static topic =>
            $"{topic.Key}[{string.Join(',', topic.Select(static p => p.Partition.Value).Order())}]"));
}

/// <summary>What has come of a round.</summary>
internal enum CommitOutcome
{
    /// <summary>It is permanent.</summary>
    Committed,

    /// <summary>The tasks have done nothing since the last commit.</summary>
    NothingToDo,

    /// <summary>It was aborted, and the tasks are where the last commit left them.</summary>
    RolledBack,
}

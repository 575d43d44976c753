using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Clients;
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
    /// How often in a row, without a commit in between, tasks go back before the session is given up.
    /// </summary>
    private const int RewindsMax = 5;

    private static readonly TimeSpan _abortTimeout = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, StreamTask> _tasks = [];
    private readonly TakeOver _takeOver = new(job, clients, lane);
    private bool _hasRewound;
    private int _rewindsInARow;

    /// <summary>The tasks that the lane owns now.</summary>
    public IReadOnlyCollection<StreamTask> All => _tasks.Values;

    /// <summary>True when every task has come to the end of a bounded run and that is committed.</summary>
    public bool HaveFinished => _tasks.Values.All(static task => task is { HasFinished: true, HasChanges: false });

    /// <summary>From now on nothing is committed any more: the lane's session has failed or has closed.</summary>
    public bool IsAbandoned { get; set; }

    public IReadOnlyList<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions)
    {
        // Restoring takes time, and the open transaction of the tasks that stay must not time out meanwhile.
        if (_tasks.Count > 0) Commit();
        round.Member = clients.Reader.CurrentMember();
        if (partitions.Count > 0) job.Logger.Assigned(lane.Id, Describe(partitions));
        List<TopicPartitionOffset> positions = [];
        foreach (IGrouping<int, TopicPartition> assigned in partitions.GroupBy(static p => p.Partition.Value))
        {
            RequireKnown(assigned.First());
            StreamTask task = Restore(assigned.Key);
            RequireAllInputs(task, assigned);
            positions.AddRange(task.Inputs.Select(static input =>
                new TopicPartitionOffset(input.Topic, input.Partition, input.OffsetNext)));
        }
        return positions;
    }

    public void OnRevoked(IReadOnlyList<TopicPartition> partitions)
    {
        if (partitions.Count > 0) job.Logger.Revoked(lane.Id, Describe(partitions));
        Drop(partitions, out List<StreamTask> revoked);
        if (!IsAbandoned) Commit(revoked);
    }

    public void OnLost(IReadOnlyList<TopicPartition> partitions)
    {
        job.Logger.Lost(lane.Id, Describe(partitions));
        Drop(partitions, out _);
        IsAbandoned = true;
        throw new MembershipLostException("the lane's partitions were given to others while it was away");
    }

    /// <summary>
    /// Commits the round. When a rebalance has come between and the transaction has to be aborted, every task goes back
    /// to its last checkpoint, and the lane stays a member of its group.
    /// </summary>
    /// <returns>True when something was committed; false when there was nothing, or when the round was
    /// dropped.</returns>
    public bool Commit() => Commit([]);

    /// <summary>A poll begins: what it brings is from where the tasks are now.</summary>
    public void OnPoll() => _hasRewound = false;

    /// <summary>A batch that was fetched before its task went back would leave a gap, so none of it is taken.</summary>
    public IPartitionReceiver? ReceiverOf(string topic, int partition) =>
        !_hasRewound && _tasks.TryGetValue(partition, out StreamTask? task)
            ? task.Inputs.Find(input => input.Topic == topic)
            : null;

    private bool Commit(List<StreamTask> leaving)
    {
        try
        {
            bool committed = round.Commit(_tasks.Values.Concat(leaving));
            if (committed) _rewindsInARow = 0;
            return committed;
        }
        catch (KafkaTxnRequiresAbortException e) when (IsRebalance(e.Error.Code) && ++_rewindsInARow <= RewindsMax)
        {
            Rewind(e);
            return false;
        }
    }

    private void Rewind(KafkaTxnRequiresAbortException cause)
    {
        job.Logger.Rewinds(lane.Id, cause.Error.Reason);
        _hasRewound = true;
        round.Abort(_abortTimeout);
        round.Begin();
        foreach (int partition in _tasks.Keys.ToArray())
        foreach (SourceInput input in Restore(partition).Inputs)
            clients.Reader.Seek(new(input.Topic, input.Partition, input.OffsetNext));
    }

    private static bool IsRebalance(ErrorCode code) =>
        code is ErrorCode.RebalanceInProgress or ErrorCode.IllegalGeneration or ErrorCode.UnknownMemberId;

    private StreamTask Restore(int partition)
    {
        StreamTask task = lane.Factory.Create(partition, lane.Outbox, lane.Counters, clients.Writer);
        _takeOver.Restore(task);
        return _tasks[partition] = task;
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

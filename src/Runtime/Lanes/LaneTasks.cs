using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// The tasks of a lane as partitions come and go: assigned = restore, revoked = checkpoint and let go, lost = drop. The
/// group calls it on the lane's thread, from inside the reader.
/// </summary>
internal sealed class LaneTasks(
    JobContext job, LaneClients clients, LaneScope lane, CheckpointRound round) : IAssignmentListener, IRecordRouter
{
    private readonly Dictionary<int, StreamTask> _tasks = [];
    private readonly TakeOver _takeOver = new(job, clients, lane);

    /// <summary>The tasks that the lane owns now.</summary>
    public IReadOnlyCollection<StreamTask> All => _tasks.Values;

    /// <summary>From now on nothing is committed any more: the lane's session has failed.</summary>
    public bool IsAbandoned { get; set; }

    public IReadOnlyList<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions)
    {
        // Restoring takes time, and the open transaction of the tasks that stay must not time out meanwhile.
        if (_tasks.Count > 0) round.Commit(_tasks.Values);
        round.Member = clients.Reader.CurrentMember();
        if (partitions.Count > 0) job.Logger.Assigned(lane.Id, Describe(partitions));
        List<TopicPartitionOffset> positions = [];
        foreach (IGrouping<int, TopicPartition> assigned in partitions.GroupBy(static p => p.Partition.Value))
        {
            StreamTask task = lane.Factory.Create(assigned.Key, lane.Outbox, lane.Counters, clients.Writer);
            RequireAllInputs(task, assigned);
            _takeOver.Restore(task);
            _tasks[task.Partition] = task;
            positions.AddRange(task.Inputs.Select(static input =>
                new TopicPartitionOffset(input.Topic, input.Partition, input.OffsetNext)));
        }
        return positions;
    }

    public void OnRevoked(IReadOnlyList<TopicPartition> partitions)
    {
        if (partitions.Count > 0) job.Logger.Revoked(lane.Id, Describe(partitions));
        try
        {
            if (!IsAbandoned) round.Commit(_tasks.Values);
        }
        finally
        {
            Drop(partitions);
        }
    }

    public void OnLost(IReadOnlyList<TopicPartition> partitions)
    {
        job.Logger.Lost(lane.Id, Describe(partitions));
        Drop(partitions);
        IsAbandoned = true;
        throw new MembershipLostException("the lane's partitions were given to others while it was away");
    }

    public IPartitionReceiver? ReceiverOf(string topic, int partition) =>
        _tasks.TryGetValue(partition, out StreamTask? task) ? task.Inputs.Find(input => input.Topic == topic) : null;

    private void Drop(IReadOnlyList<TopicPartition> partitions)
    {
        foreach (TopicPartition partition in partitions) _tasks.Remove(partition.Partition.Value);
    }

    /// <summary>A task joins what stands under one partition number in all its topics, so it needs all of them.</summary>
    private static void RequireAllInputs(StreamTask task, IEnumerable<TopicPartition> assigned)
    {
        foreach (string missing in task.Inputs.Select(static input => input.Topic).Except(assigned.Select(static p => p.Topic)))
            throw new InvalidOperationException(
                $"{missing}[{task.Partition}] was assigned to another member than the rest of its task; a job with several "
                + "topics needs partition.assignment.strategy=range.");
    }

    private static string Describe(IEnumerable<TopicPartition> partitions) => string.Join(", ", partitions
        .GroupBy(static p => p.Topic)
        .Select(static topic => $"{topic.Key}[{string.Join(',', topic.Select(static p => p.Partition.Value).Order())}]"));
}

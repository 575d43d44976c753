using Confluent.Kafka;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Tasks;

namespace Millrace.Runtime.Lanes.Jobs;

/// <summary>
/// Tells when a bounded job is done in the whole group: a member that has finished its own partitions stays until the
/// others have theirs, so that it can take over should one of them die. Owned by a lane.
/// </summary>
internal sealed class GroupProgress(JobContext job, LaneClients clients)
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(2);

    private long _askedAt = long.MinValue;

    /// <summary>
    /// True when every partition that <paramref name="own"/> does not hold is committed up to its end, and its task has
    /// finished.
    /// </summary>
    public bool IsGroupAtEnd(IReadOnlyCollection<StreamTask> own, CancellationToken stop)
    {
        HashSet<int> finished = [.. own.Select(static task => task.Partition)];
        TopicPartition[] others =
            [.. job.Ends.Keys.Where(partition => !finished.Contains(partition.Partition.Value))];
        if (others.Length == 0) return true;
        if (_askedAt != long.MinValue && job.Time.GetElapsedTime(_askedAt) < _interval) return false;
        _askedAt = job.Time.GetTimestamp();
        try
        {
            return AreCommitted(others) && HaveFinished(others, stop);
        }
        catch (KafkaException)
        {
            return false; // A commit of theirs is under way.
        }
    }

    private bool AreCommitted(TopicPartition[] others)
    {
        IReadOnlyDictionary<TopicPartition, long> committed =
            job.Clients.Admin.StableOffsets(job.Plan.GroupId, others, _timeout);
        return others.All(partition =>
            committed.TryGetValue(partition, out long offset) && offset >= job.Ends[partition].Expected);
    }

    /// <summary>
    /// The offsets are at the end before the windows are closed: when a checkpoint comes in between, and from the
    /// beginning when a run without a bound has read everything. Only the checkpoint tells.
    /// </summary>
    private bool HaveFinished(TopicPartition[] others, CancellationToken stop)
    {
        if (clients.CheckpointReader is not { } reader) return true;
        int[] tasks = [.. others.Select(static partition => partition.Partition.Value).Distinct()];
        return reader.FindLast(tasks, stop).Values.Count(static last => last.HasFinished) == tasks.Length;
    }
}

using Confluent.Kafka;
using Millrace.Runtime.Tasks;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// Tells when a bounded job is done in the whole group: a member that has finished its own partitions stays until the
/// others have theirs, so that it can take over should one of them die. Owned by a lane.
/// </summary>
internal sealed class GroupProgress(JobContext job)
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(2);

    private long _askedAt = long.MinValue;

    /// <summary>
    /// True when every partition that <paramref name="own"/> does not hold is committed up to its end.
    /// </summary>
    public bool IsGroupAtEnd(IReadOnlyCollection<StreamTask> own)
    {
        HashSet<int> finished = [.. own.Select(static task => task.Partition)];
        TopicPartition[] others =
            [.. job.StopOffsets.Keys.Where(partition => !finished.Contains(partition.Partition.Value))];
        if (others.Length == 0) return true;
        if (_askedAt != long.MinValue && job.Time.GetElapsedTime(_askedAt) < _interval) return false;
        _askedAt = job.Time.GetTimestamp();
        try
        {
            IReadOnlyDictionary<TopicPartition, long> committed =
                job.Clients.Admin.StableOffsets(job.Plan.GroupId, others, _timeout);
            return others.All(partition =>
                committed.TryGetValue(partition, out long offset) && offset >= job.StopOffsets[partition]);
        }
        catch (KafkaException)
        {
            return false; // A commit of theirs is under way.
        }
    }
}

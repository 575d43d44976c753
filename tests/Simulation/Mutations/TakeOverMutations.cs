using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Reading;
using Millrace.Simulation.Tests.Ports;
using Millrace.Testing.Brokers;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>Takes offsets that an open transaction can still change.</summary>
internal sealed class UnstableOffsets(IClusterAdmin inner, InMemoryCluster cluster) : DelegatingAdmin(inner)
{
    public override IReadOnlyDictionary<TopicPartition, long> StableOffsets(
        string group, IReadOnlyCollection<TopicPartition> partitions, TimeSpan timeout) =>
        cluster.Group(group).Committed.Where(committed => partitions.Contains(committed.Key)).ToDictionary();
}

/// <summary>While partitions are assigned, offsets are what they were when they were first asked for.</summary>
internal static class FirstAnswers
{
    /// <summary>A lane's own: each has its thread.</summary>
    [ThreadStatic] private static Dictionary<TopicPartition, IReadOnlyDictionary<TopicPartition, long>>? _known;

    public static IClusterAdmin Keep(IClusterAdmin admin) => new KeepingAdmin(admin);

    public static IRecordReader KeepDuringAssignments(IRecordReader reader) =>
        new ListeningReader(reader, static listener => new KeepingListener(listener));

    private sealed class KeepingListener(IAssignmentListener inner) : DelegatingListener(inner)
    {
        public override IReadOnlyList<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions)
        {
            _known = [];
            try
            {
                return base.OnAssigned(partitions);
            }
            finally
            {
                _known = null;
            }
        }
    }

    private sealed class KeepingAdmin(IClusterAdmin inner) : DelegatingAdmin(inner)
    {
        public override IReadOnlyDictionary<TopicPartition, long> StableOffsets(
            string group, IReadOnlyCollection<TopicPartition> partitions, TimeSpan timeout)
        {
            if (_known is not { } known) return base.StableOffsets(group, partitions, timeout);
            if (!known.TryGetValue(partitions.First(), out IReadOnlyDictionary<TopicPartition, long>? answer))
                known[partitions.First()] = answer = base.StableOffsets(group, partitions, timeout);
            return answer;
        }
    }
}

/// <summary>Reads what is committed, and does not wait for what is being committed.</summary>
internal sealed class ImpatientStateReader(IStateTopicReader inner, ProcessScope scope) : DelegatingStateReader(inner)
{
    public override void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop)
    {
        foreach (PartitionStart start in from)
            scope.Cluster.Records(scope.Plan.StateTopic, start.Partition).HandTo(receiver, start.Partition);
    }
}

/// <summary>Hands over what there was when the lane began.</summary>
internal sealed class EarlyStateReader(IStateTopicReader inner, ProcessScope scope) : DelegatingStateReader(inner)
{
    private readonly IReadOnlyList<LogEntry>[] _partitions =
    [
        .. Enumerable.Range(0, scope.Cluster.Find(scope.Plan.StateTopic)!.Partitions)
            .Select(partition => scope.Cluster.Records(scope.Plan.StateTopic, partition)),
    ];

    public override void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop)
    {
        foreach (PartitionStart start in from) _partitions[start.Partition].HandTo(receiver, start.Partition);
    }
}

/// <summary>Hands over checkpoints that know nothing of time.</summary>
internal sealed class TimelessStateReader(IStateTopicReader inner) : DelegatingStateReader(inner)
{
    public override void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop) =>
        base.Read(from, new ChangedCheckpoints(receiver, Timeless), stop);

    private static CheckpointRecord Timeless(CheckpointRecord record) => record with
    {
        WatermarkMs = long.MinValue,
        Sources = [.. record.Sources.Select(static source => source with { HighestMs = long.MinValue })],
    };
}

/// <summary>Plays a reader of the state topic.</summary>
file static class Entries
{
    public static void HandTo(this IReadOnlyList<LogEntry> entries, IScanReceiver receiver, int partition)
    {
        long offset = 0;
        foreach (LogEntry entry in entries)
            receiver.OnRecord(partition, offset++, entry.Key, entry.Value, entry.Value != null);
    }
}

using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Options;
using Millrace.Testing.Brokers;
using Millrace.Testing.Objects;

namespace Millrace.Testing.Jobs;

/// <summary>A committed entry or checkpoint record as bytes.</summary>
internal readonly record struct CommittedEntry(byte[] Key, byte[]? Value);

/// <summary>Reads what a job has committed to its store, apart from any process of it.</summary>
internal static class CommittedEntries
{
    public static IEnumerable<CommittedEntry> OfTopic(InMemoryCluster cluster, string stateTopic)
    {
        Collector collector = new();
        int partitions = cluster.Find(stateTopic)?.Partitions ?? 0;
        for (int partition = 0; partition < partitions; partition++)
        {
            ChunkJoiner joiner = new($"state topic {stateTopic}[{partition}]", collector, new());
            foreach (LogEntry record in cluster.Records(stateTopic, partition))
                joiner.OnRecord(0, record.Key, record.Value, record.Value != null);
        }
        return collector.Entries;
    }

    public static IEnumerable<CommittedEntry> OfFiles(InMemoryFolder folder, JobPlan plan, int partitions)
    {
        Collector collector = new();
        InMemoryObjectStore store = new(folder, plan.CheckpointFolder!, new(), new(new()));
        using FileCheckpointReader reader = new(store, plan.GroupId);
        for (int partition = 0; partition < partitions; partition++)
            reader.Read(partition, collector, static () => { }, CancellationToken.None);
        return collector.Entries;
    }

    private sealed class Collector : ICheckpointReceiver
    {
        public List<CommittedEntry> Entries { get; } = [];

        public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue) =>
            Entries.Add(new(key.ToArray(), hasValue ? value.ToArray() : null));
    }
}

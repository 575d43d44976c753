using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Testing.Brokers;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>Reads a partition of a state topic in memory as a restore does.</summary>
internal static class StateTopic
{
    /// <summary>Hands over every committed entry; returns how many chunks keys have.</summary>
    public static ChunkedKeys Read(InMemoryCluster cluster, string topic, ICheckpointReceiver receiver) =>
        Read(cluster.Records(topic, 0), receiver);

    public static ChunkedKeys Read(IEnumerable<LogEntry> records, ICheckpointReceiver receiver)
    {
        ChunkedKeys chunked = new();
        ChunkJoiner joiner = new("state topic", receiver, chunked);
        long offset = 0;
        foreach (LogEntry record in records)
            joiner.OnRecord(offset++, record.Key, record.Value, record.Value != null);
        joiner.Complete();
        return chunked;
    }
}

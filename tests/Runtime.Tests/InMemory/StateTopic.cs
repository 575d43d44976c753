using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Testing.Brokers;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>Reads a partition of a state topic in memory as a restore does.</summary>
internal static class StateTopic
{
    /// <summary>Hands over every committed entry.</summary>
    /// <param name="cluster">Where the topic is.</param>
    /// <param name="topic">The topic, of which partition 0 is read.</param>
    /// <param name="receiver">Takes the entries.</param>
    /// <param name="chunked">Is told how many chunks keys have; null for nobody.</param>
    public static void Read(
        InMemoryCluster cluster, string topic, ICheckpointReceiver receiver, ChunkedKeys? chunked = null) =>
        Read(cluster.Records(topic, 0), receiver, chunked);

    public static void Read(
        IEnumerable<LogEntry> records, ICheckpointReceiver receiver, ChunkedKeys? chunked = null)
    {
        ChunkJoiner joiner = new("state topic", receiver, chunked ?? new());
        long offset = 0;
        foreach (LogEntry record in records)
            joiner.OnRecord(offset++, record.Key, record.Value, record.Value != null);
        joiner.Complete();
    }
}

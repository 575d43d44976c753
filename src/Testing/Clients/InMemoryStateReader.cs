using Millrace.Runtime.Checkpointing;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Clients;

/// <summary>
/// Reads a state topic in memory: committed records, up to the end that there was when reading began.
/// </summary>
internal sealed class InMemoryStateReader(
    InMemoryCluster cluster, string stateTopic, TimeSpan timeout, Circumstances meets, ProcessLife life)
    : ICheckpointReader
{
    private static readonly TimeSpan _backoff = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _blockedInterval = TimeSpan.FromSeconds(1);

    public void Read(int partition, ICheckpointReceiver receiver, Action onBlocked, CancellationToken stop)
    {
        life.Pass("Read of the state topic");
        meets.Restores++;
        Reach();
        PartitionLog log = cluster.Log(stateTopic, partition);
        long end = log.End;
        for (long offset = 0; offset < end; offset++)
        {
            if (offset == log.StableEnd) WaitFor(log, offset, onBlocked, stop);
            HandOver(log.Entries[(int)offset], receiver);
        }
        life.Pass("the return from Read of the state topic");
    }

    public CheckpointRecord? FindLast(int partition, CancellationToken stop)
    {
        life.Pass("FindLast");
        Reach();
        LastCheckpoint last = new();
        foreach (LogEntry entry in cluster.Log(stateTopic, partition).Committed) HandOver(entry, last);
        return last.Record;
    }

    public void Dispose() { }

    /// <summary>Waits until no open transaction holds the entry back.</summary>
    private void WaitFor(PartitionLog log, long offset, Action onBlocked, CancellationToken stop)
    {
        DateTimeOffset since = cluster.Time.GetUtcNow(), blockedSince = since;
        while (offset >= log.StableEnd)
        {
            stop.ThrowIfCancellationRequested();
            life.Wait(_backoff);
            Reach();
            DateTimeOffset now = cluster.Time.GetUtcNow();
            if (now - blockedSince >= _blockedInterval)
            {
                onBlocked();
                blockedSince = now;
            }
            if (now - since > timeout) throw new TimeoutException($"{stateTopic}: a transaction stays open");
        }
    }

    private void Reach()
    {
        if (!cluster.Reach(life, timeout)) throw new TimeoutException($"{stateTopic}: no broker answers");
    }

    private static void HandOver(LogEntry entry, ICheckpointReceiver receiver)
    {
        if (entry.IsCommitted) receiver.OnRecord(entry.Key, entry.Value, entry.Value != null);
    }
}

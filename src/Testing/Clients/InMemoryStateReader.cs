using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Reading;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Clients;

/// <summary>
/// Reads a state topic in memory: committed records, up to the end that there was when reading began.
/// </summary>
internal sealed class InMemoryStateReader(
    InMemoryCluster cluster, string stateTopic, TimeSpan timeout, Circumstances meets, ProcessLife life)
    : IStateTopicReader
{
    private static readonly TimeSpan _backoff = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _blockedInterval = TimeSpan.FromSeconds(1);

    public void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop)
    {
        life.Pass("Read of the state topic");
        Reach();
        long[] ends = [.. from.Select(start => cluster.Log(stateTopic, start.Partition).End)];
        for (int i = 0; i < from.Count; i++)
        {
            meets.Restores++;
            Read(from[i], ends[i], receiver, stop);
        }
        life.Pass("the return from Read of the state topic");
    }

    public IReadOnlyList<int> ReadTails(
        IReadOnlyList<int> partitions, long offsets, IScanReceiver receiver, CancellationToken stop)
    {
        life.Pass("ReadTails of the state topic");
        Reach();
        foreach (int partition in partitions)
        {
            PartitionLog log = cluster.Log(stateTopic, partition);
            for (long offset = Math.Max(0, log.StableEnd - offsets); offset < log.StableEnd; offset++)
                HandOver(log, partition, offset, receiver);
        }
        return [.. partitions.Where(partition => cluster.Log(stateTopic, partition).StableEnd > offsets)];
    }

    public void Dispose() { }

    private void Read(PartitionStart from, long end, IScanReceiver receiver, CancellationToken stop)
    {
        int partition = from.Partition;
        PartitionLog log = cluster.Log(stateTopic, partition);
        receiver.OnLeft(partition, end - from.Offset);
        for (long offset = from.Offset; offset < end; offset++)
        {
            if (offset == log.StableEnd) WaitFor(log, offset, () => receiver.OnBlocked(partition), stop);
            HandOver(log, partition, offset, receiver);
        }
        receiver.OnLeft(partition, 0);
    }

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

    private static void HandOver(PartitionLog log, int partition, long offset, IScanReceiver receiver)
    {
        LogEntry entry = log.Entries[(int)offset];
        if (entry.IsCommitted) receiver.OnRecord(partition, offset, entry.Key, entry.Value, entry.Value != null);
    }
}

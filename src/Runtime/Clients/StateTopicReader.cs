using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;

namespace Millrace.Runtime.Clients;

/// <summary>Reads the state topic by a consumer of its own, outside of any group. Used by one thread.</summary>
internal sealed class StateTopicReader(
    string stateTopic, IReadOnlyDictionary<string, string> properties, IClusterAdmin admin, TimeSpan timeout,
    Action<LogMessage> onLog) : ICheckpointReader
{
    /// <summary>How many records of the tail are looked at first; a transaction's end takes an offset, too.</summary>
    private const int TailRecords = 16;

    private static readonly TimeSpan _pollTimeout = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _blockedInterval = TimeSpan.FromSeconds(1);

    private readonly IConsumer<byte[], byte[]> _consumer = new ConsumerBuilder<byte[], byte[]>(properties)
        .SetLogHandler((_, message) => onLog(message))
        .SetErrorHandler(static (_, _) => { })
        .Build();

    public void Read(int partition, ICheckpointReceiver receiver, Action onBlocked, CancellationToken stop)
    {
        TopicPartition source = new(stateTopic, partition);
        // Records of open transactions count for the end, but not for what is handed out: reading waits until they are
        // decided.
        long end = admin.EndOffset(source, IsolationLevel.ReadUncommitted);
        Read(new(source, Offset.Beginning), end, receiver, onBlocked, stop);
    }

    public CheckpointRecord? FindLast(int partition, CancellationToken stop)
    {
        TopicPartition source = new(stateTopic, partition);
        long end = admin.EndOffset(source, IsolationLevel.ReadCommitted);
        for (long count = TailRecords; ; count *= TailRecords)
        {
            LastCheckpoint last = new();
            long from = Math.Max(0, end - count);
            Read(new(source, from == 0 ? Offset.Beginning : from), end, last, static () => { }, stop);
            if (last.Record != null || from == 0) return last.Record;
        }
    }

    public void Dispose() => _consumer.Dispose();

    private void Read(
        TopicPartitionOffset from, long end, ICheckpointReceiver receiver, Action onBlocked, CancellationToken stop)
    {
        if (end == 0) return;
        _consumer.Assign(from);
        try
        {
            ReadTo(end, receiver, onBlocked, stop);
        }
        finally
        {
            _consumer.Unassign();
        }
    }

    private void ReadTo(long end, ICheckpointReceiver receiver, Action onBlocked, CancellationToken stop)
    {
        long progressAt = Environment.TickCount64, blockedAt = long.MaxValue;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            ConsumeResult<byte[], byte[]>? next = _consumer.Consume(_pollTimeout);
            long now = Environment.TickCount64;
            if (next is { IsPartitionEOF: false })
            {
                receiver.OnRecord(next.Message.Key, next.Message.Value, next.Message.Value != null);
                (progressAt, blockedAt) = (now, long.MaxValue);
                if (next.Offset.Value + 1 >= end) return;
            }
            else if (next != null)
            {
                if (next.Offset.Value >= end) return;
                blockedAt = Math.Min(blockedAt, now);
            }
            if (now - blockedAt > _blockedInterval.TotalMilliseconds)
            {
                onBlocked();
                blockedAt = now;
            }
            if (now - progressAt > timeout.TotalMilliseconds)
                throw new TimeoutException(
                    $"{stateTopic}: reading did not come to offset {end} in {timeout}; a transaction is open, "
                    + "or no broker answers.");
        }
    }
}

using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;

namespace Millrace.Runtime.Clients;

/// <summary>Reads the state topic by a consumer of its own, outside of any group. Owned by a lane.</summary>
internal sealed class StateTopicReader(
    string stateTopic, IReadOnlyDictionary<string, string> properties, IClusterAdmin admin, TimeSpan timeout,
    Action<LogMessage> onLog) : IStateTopicReader
{
    private static readonly TimeSpan _pollTimeout = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _blockedInterval = TimeSpan.FromSeconds(1);

    private readonly IConsumer<byte[], byte[]> _consumer = new ConsumerBuilder<byte[], byte[]>(properties)
        .SetLogHandler((_, message) => onLog(message))
        .SetErrorHandler(static (_, _) => { })
        .Build();

    public void Read(int partition, IStateTopicReceiver receiver, Func<bool> onBlocked, CancellationToken stop)
    {
        TopicPartition source = new(stateTopic, partition);
        // Records of open transactions count for the end, but not for what is handed out: reading waits until they are decided.
        long end = admin.EndOffset(source, IsolationLevel.ReadUncommitted);
        if (end == 0) return;
        _consumer.Assign(new TopicPartitionOffset(source, Offset.Beginning));
        try
        {
            ReadTo(end, receiver, onBlocked, stop);
        }
        finally
        {
            _consumer.Unassign();
        }
    }

    public void Dispose() => _consumer.Dispose();

    private void ReadTo(long end, IStateTopicReceiver receiver, Func<bool> onBlocked, CancellationToken stop)
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
                if (!onBlocked()) return;
                blockedAt = now;
            }
            if (now - progressAt > timeout.TotalMilliseconds)
                throw new TimeoutException(
                    $"{stateTopic}: reading did not come to offset {end} in {timeout}; a transaction is open, or no broker answers.");
        }
    }
}

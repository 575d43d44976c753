using Confluent.Kafka;

namespace Millrace.Faults.Checking;

/// <summary>
/// Follows topics from their beginning, committed records only, on a task of its own that is the only one to call the
/// receiver. It reads around whatever the brokers go through; a failure of the receiver ends it.
/// </summary>
internal sealed class CommittedLog : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    public CommittedLog(
        string bootstrapServers, IReadOnlyList<TopicPartition> partitions,
        Action<ConsumeResult<byte[], byte[]>> receive) =>
        _reading = Task.Run(() => Read(bootstrapServers, partitions, receive));

    /// <summary>What the receiver failed with; null while all is well.</summary>
    public Exception? Failure => _reading.Exception?.InnerException;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private void Read(
        string bootstrapServers, IEnumerable<TopicPartition> partitions,
        Action<ConsumeResult<byte[], byte[]>> receive)
    {
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = "checker", // librdkafka asks for one; nothing is committed
            EnableAutoCommit = false,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Error,
            CheckCrcs = true,
            ReconnectBackoffMaxMs = 500,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        // A number: where the beginning is, a broker that does not know the topic yet would answer with an error.
        consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(partition, 0)));
        while (!_stop.IsCancellationRequested)
        {
            if (Next(consumer) is { } record) receive(record);
        }
    }

    /// <summary>
    /// Brokers that are killed are part of the test; only a record that is not there any more is not.
    /// </summary>
    private static ConsumeResult<byte[], byte[]>? Next(IConsumer<byte[], byte[]> consumer)
    {
        try
        {
            return consumer.Consume(TimeSpan.FromMilliseconds(50));
        }
        catch (ConsumeException failure) when (failure.Error.Code != ErrorCode.Local_AutoOffsetReset)
        {
            return null;
        }
    }
}

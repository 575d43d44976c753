using Confluent.Kafka;

namespace Millrace.Faults.Load;

/// <summary>
/// A static member of the job's group that takes partitions and does nothing with them. It is polled on a task of its
/// own; when it goes, the group is not told.
/// </summary>
internal sealed class Guest : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _polling;
    private volatile int _owned;

    public Guest(RunTopics topics, string bootstrapServers, string name, TimeSpan session) => _polling = Task.Run(() =>
    {
        using IConsumer<Ignore, Ignore> consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = topics.Group,
            GroupInstanceId = name,
            SessionTimeoutMs = (int)session.TotalMilliseconds,
            HeartbeatIntervalMs = 500,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range,
            EnableAutoCommit = false,
        })
            .SetLogHandler((_, _) => { })
            .SetErrorHandler((_, _) => { })
            .SetPartitionsAssignedHandler((_, partitions) => _owned = partitions.Count)
            .SetPartitionsRevokedHandler((_, _) => _owned = 0)
            .SetPartitionsLostHandler((_, _) => _owned = 0)
            .Build();
        consumer.Subscribe(topics.Orders);
        while (!_stop.IsCancellationRequested) consumer.Consume(TimeSpan.FromMilliseconds(50));
    });

    /// <summary>How many partitions it has.</summary>
    public int Owned => _owned;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _polling.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }
}

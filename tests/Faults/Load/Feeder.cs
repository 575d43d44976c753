using System.Collections.Concurrent;
using Confluent.Kafka;
using Millrace.Brokers;
using Millrace.Faults.Checking;

namespace Millrace.Faults.Load;

/// <summary>
/// Writes orders at a steady pace until it is ended. Each is written once, whatever brokers go through.
/// </summary>
internal sealed class Feeder : IAsyncDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(20), _patience = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _end = new();
    private readonly IProducer<string, byte[]> _producer;
    private readonly string _topic;
    private readonly Task _feeding;
    private long _written;
    private readonly ConcurrentDictionary<int, long> _acknowledged = [];
    private volatile bool _isPaused;
    private volatile Error? _failure;

    public Feeder(RunTopics topics, OrderStream stream, int ordersPerSecond)
    {
        _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = topics.BootstrapServers,
            EnableIdempotence = true,
            Partitioner = Confluent.Kafka.Partitioner.Murmur2Random,
            MessageTimeoutMs = 300_000,
            ReconnectBackoffMaxMs = 500,
            LingerMs = 5,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        _topic = topics.Orders;
        _feeding = Task.Run(() => FeedAsync(stream, (int)(ordersPerSecond * _tick.TotalSeconds)));
    }

    /// <summary>How many orders the brokers have acknowledged.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>How it is, and the last offset of each partition that the brokers have acknowledged.</summary>
    public string Describe() =>
        $"load: {_feeding.Status}, {(_isPaused ? "paused" : "not paused")}, failure: {_failure?.ToString() ?? "none"}; "
        + "acknowledged: "
        + string.Join(", ", _acknowledged.OrderBy(one => one.Key).Select(one => $"{one.Key}@{one.Value}")) + "\n";

    /// <summary>Writes a record that the job cannot take, and waits for it; it is not counted.</summary>
    public async Task<TopicPartitionOffset> WriteBadAsync(byte[] value)
    {
        var report = await _producer.ProduceAsync(_topic, new() { Key = "account-1", Value = value });
        return report.TopicPartitionOffset;
    }

    /// <summary>Writes nothing more for now, and waits until all of it is acknowledged.</summary>
    public async Task PauseAsync()
    {
        _isPaused = true;
        long before = -1;
        await Eventually.TrueAsync("the load stands still", _patience, () =>
        {
            long now = Written;
            bool isStill = now == before && _producer.Flush(TimeSpan.FromSeconds(1)) == 0;
            before = now;
            return Task.FromResult(isStill);
        });
    }

    /// <summary>Goes on.</summary>
    public void Resume() => _isPaused = false;

    /// <summary>Ends the stream; all of it is acknowledged then.</summary>
    /// <returns>How many orders there are.</returns>
    public async Task<long> EndAsync()
    {
        await _end.CancelAsync();
        await _feeding;
        _producer.Flush(TestContext.Current.CancellationToken);
        return _failure is null ? Written : throw new KafkaException(_failure);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _feeding.ContinueWith(_ => { }, TaskScheduler.Default);
        _producer.Dispose();
        _end.Dispose();
    }

    private async Task FeedAsync(OrderStream stream, int ordersPerTick)
    {
        using PeriodicTimer timer = new(_tick);
        long produced = 0;
        while (!_end.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            // While brokers are away the stream stands still, and does not pile up.
            if (_isPaused || produced - Written > 50 * ordersPerTick) continue;
            for (int i = 0; i < ordersPerTick; i++, produced++)
            {
                Order order = stream.Next();
                _producer.Produce(_topic, new() { Key = order.Account, Value = RecordJson.Write(order) }, Count);
            }
        }
    }

    private void Count(DeliveryReport<string, byte[]> report)
    {
        if (report.Error.IsError)
        {
            _failure = report.Error;
            return;
        }
        Interlocked.Increment(ref _written);
        _acknowledged[report.Partition.Value] = report.Offset.Value;
    }
}

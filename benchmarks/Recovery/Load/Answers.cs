using System.Diagnostics;
using System.Text.Json;
using Confluent.Kafka;
using Millrace.Benchmarks.Kafka;

namespace Millrace.Benchmarks.Recovery.Load;

/// <summary>Reads the committed answers of a job as they come, on a thread of its own.</summary>
internal sealed class Answers : IDisposable
{
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private readonly IConsumer<Ignore, byte[]> _consumer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<(int Partition, int Life), long> _first = [];
    private readonly Thread _thread;

    public Answers(BenchmarkTopics topics, string topic, int partitions)
    {
        _consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig
        {
            BootstrapServers = topics.BootstrapServers,
            GroupId = "answers", // librdkafka asks for one; nothing is committed
            EnableAutoCommit = false,
            IsolationLevel = IsolationLevel.ReadCommitted,
            FetchWaitMaxMs = 10,
            FetchQueueBackoffMs = 5,
        }).Build();
        _consumer.Assign(Enumerable.Range(0, partitions).Select(partition =>
            new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        _thread = new(Read) { IsBackground = true, Name = "answers" };
        _thread.Start();
    }

    /// <summary>Waits for the first answer of a life of the job in a partition, and says when it came.</summary>
    /// <exception cref="BenchmarkException">It does not come.</exception>
    public Task<long> WaitForAsync(int partition, int life, CancellationToken cancellation) => Task.Run(() =>
    {
        long startedAt = Stopwatch.GetTimestamp();
        lock (_first)
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (_first.TryGetValue((partition, life), out long at)) return at;
                if (Stopwatch.GetElapsedTime(startedAt) > _patience)
                    throw new BenchmarkException($"Life {life} of the job does not answer in partition {partition}.");
                Monitor.Wait(_first, _poll);
            }
        }
    }, cancellation);

    /// <summary>From now on the first answers are those that come now.</summary>
    public void Forget()
    {
        lock (_first) _first.Clear();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _consumer.Dispose();
        _stop.Dispose();
    }

    private void Read()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (_consumer.Consume(_poll) is not { } answer) continue;
            long now = Stopwatch.GetTimestamp();
            int life = JsonDocument.Parse(answer.Message.Value).RootElement.GetProperty("life").GetInt32();
            lock (_first)
            {
                if (_first.TryAdd((answer.Partition.Value, life), now)) Monitor.PulseAll(_first);
            }
        }
    }
}

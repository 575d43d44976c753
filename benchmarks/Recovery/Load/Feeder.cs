using System.Text;
using Confluent.Kafka;
using Millrace.Benchmarks.Kafka;

namespace Millrace.Benchmarks.Recovery.Load;

/// <summary>Writes readings: each key once, or some of them at a pace. Used by one thread.</summary>
internal sealed class Feeder : IDisposable
{
    private const int PerTick = 100;

    /// <summary>Answers are spread by key: with so many of each partition's, every partition has one.</summary>
    private const int AskedPerPartition = 64;

    private static readonly TimeSpan _flushTimeout = TimeSpan.FromMinutes(1);

    private readonly IProducer<byte[], byte[]> _producer;
    private readonly string _topic;
    private readonly int _partitions;
    private Error? _failure;

    public Feeder(BenchmarkTopics topics, string topic, int partitions)
    {
        (_topic, _partitions) = (topic, partitions);
        _producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = topics.BootstrapServers,
            LingerMs = 5,
            QueueBufferingMaxMessages = 1_000_000,
            Acks = Acks.All,
        }).Build();
    }

    /// <summary>Writes each key once; asks for the counts of the last ones.</summary>
    /// <exception cref="BenchmarkException">The broker refuses.</exception>
    public void WriteAll(int keys)
    {
        for (int key = 0; key < keys; key++) Write(key, isAsked: key >= keys - _partitions * AskedPerPartition);
        Flush();
    }

    /// <summary>Writes readings at a pace, of keys that follow one another, until it is told to stop.</summary>
    /// <exception cref="BenchmarkException">The broker refuses.</exception>
    public async Task WriteAsync(int perSecond, int keys, bool isAsked, CancellationToken stop)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds((double)Math.Min(PerTick, perSecond) / perSecond));
        long next = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                for (int i = 0; i < Math.Min(PerTick, perSecond); i++) Write(next++ % keys, isAsked);
        }
        catch (OperationCanceledException)
        {
            Flush();
        }
    }

    public void Dispose() => _producer.Dispose();

    private void Write(long key, bool isAsked)
    {
        Message<byte[], byte[]> message = new()
        {
            Key = Encoding.ASCII.GetBytes($"{key}"),
            Value = isAsked ? "{\"isAsked\":true}"u8.ToArray() : "{\"isAsked\":false}"u8.ToArray(),
        };
        while (true)
        {
            if (_failure is { } failure) throw new BenchmarkException($"Readings cannot be written: {failure.Reason}");
            try
            {
                _producer.Produce(new TopicPartition(_topic, (int)(key % _partitions)), message, OnReport);
                return;
            }
            catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                _producer.Poll(TimeSpan.FromMilliseconds(10));
            }
        }
    }

    private void OnReport(DeliveryReport<byte[], byte[]> report)
    {
        if (report.Error.IsError) _failure = report.Error;
    }

    private void Flush()
    {
        if (_producer.Flush(_flushTimeout) > 0) throw new BenchmarkException("Readings are not acknowledged.");
    }
}

using System.Diagnostics;
using Confluent.Kafka;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Latency.Load;

/// <summary>
/// Writes at a fixed pace, an open loop: each record carries the time at which it was to be sent, so that whatever
/// holds the writer up counts as latency and is not left out.
/// </summary>
internal sealed class PacedWriter(LoadPlan plan) : IDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(1);
    private readonly CancellationTokenSource _stop = new();
    private volatile Error? _failure;
    private long _behindMax;

    public WriterReport Run()
    {
        StandardInput.OnEnd(_stop.Cancel);
        using IProducer<byte[], byte[]> producer = Connect();
        long start = Stopwatch.GetTimestamp();
        for (long number = 0; number < plan.Records;)
        {
            long due = Math.Min(plan.Records, RecordsIn(Stopwatch.GetTimestamp() - start));
            for (; number < due; number++) Send(producer, number, start + TicksOf(number));
            if (_stop.Token.WaitHandle.WaitOne(_tick)) throw new OperationCanceledException(_stop.Token);
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        producer.Flush(_stop.Token);
        if (_failure is not null) throw new BenchmarkException($"A record could not be written: {_failure.Reason}");
        return new(plan.Records / seconds, _behindMax * 1e3 / Stopwatch.Frequency);
    }

    public void Dispose() => _stop.Dispose();

    private long TicksOf(long records) => (long)((Int128)records * Stopwatch.Frequency / plan.RecordsPerSecond);

    private long RecordsIn(long ticks) => (long)((Int128)ticks * plan.RecordsPerSecond / Stopwatch.Frequency);

    private void Send(IProducer<byte[], byte[]> producer, long number, long intendedAt)
    {
        _behindMax = Math.Max(_behindMax, Stopwatch.GetTimestamp() - intendedAt);
        Message<byte[], byte[]> message = new()
        {
            Key = Pings.KeyOf(number),
            Value = Pings.ValueOf(number, intendedAt),
        };
        while (true)
        {
            try
            {
                producer.Produce(plan.Topic, message, OnDelivered);
                return;
            }
            catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                producer.Poll(_tick);
            }
        }
    }

    private void OnDelivered(DeliveryReport<byte[], byte[]> report)
    {
        if (report.Error.IsError) _failure = report.Error;
    }

    private IProducer<byte[], byte[]> Connect() => new ProducerBuilder<byte[], byte[]>(new ProducerConfig
    {
        BootstrapServers = plan.BootstrapServers,
        Partitioner = Partitioner.Murmur2Random,
        Acks = Acks.All,
        LingerMs = plan.LingerMs,
        DeliveryReportFields = "none",
    }).Build();
}

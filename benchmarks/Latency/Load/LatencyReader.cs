using System.Diagnostics;
using Confluent.Kafka;
using HdrHistogram;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Latency.Load;

/// <summary>
/// Reads a topic from its beginning until all records of the plan are there, each once, and notes how old each is when
/// it comes, apart from those of the warm-up.
/// </summary>
internal sealed class LatencyReader(LoadPlan plan, IsolationLevel isolation)
{
    private static readonly TimeSpan _silenceMax = TimeSpan.FromSeconds(60);

    /// <summary>What the process says when it reads.</summary>
    private const string Ready = "ready";
    private const long MicrosecondsMax = 600_000_000;
    private const int Digits = 3;
    private readonly LongHistogram _histogram = new(MicrosecondsMax, Digits);
    private long _records;
    private UInt128 _sumOfNumbers;
    private long _firstAt;

    public ReaderReport Run()
    {
        StandardInput.OnEnd(static () => Environment.Exit(1));
        using IConsumer<Ignore, Stamp> consumer = Connect();
        consumer.Assign(Enumerable.Range(0, LoadPlan.Partitions)
            .Select(partition => new TopicPartitionOffset(plan.Topic, partition, Offset.Beginning)));
        consumer.Consume(TimeSpan.Zero);
        Console.WriteLine(Ready);
        while (_records < plan.Records)
        {
            ConsumeResult<Ignore, Stamp> next = consumer.Consume(_silenceMax) ?? throw new BenchmarkException(
                $"{_records} of {plan.Records} records came to '{plan.Topic}', "
                + $"then none for {_silenceMax.TotalSeconds} s.");
            Add(next.Message.Value, Stopwatch.GetTimestamp());
        }
        RequireEachOnce();
        double seconds = Stopwatch.GetElapsedTime(_firstAt).TotalSeconds;
        double recordsPerSecond = (plan.Records - plan.WarmUpRecords) / seconds;
        return new(recordsPerSecond, MsAt(50), MsAt(99), MsAt(99.9), MsOf(_histogram.GetMaxValue()));
    }

    private void Add(Stamp stamp, long now)
    {
        _records++;
        _sumOfNumbers += (ulong)stamp.Number;
        if (stamp.Number < plan.WarmUpRecords) return;
        if (_firstAt == 0) _firstAt = now;
        long microseconds = Stopwatch.GetElapsedTime(stamp.SentAt, now).Ticks / TimeSpan.TicksPerMicrosecond;
        _histogram.RecordValue(Math.Clamp(microseconds, 0, MicrosecondsMax));
    }

    /// <summary>As many as were sent, with numbers that add up: none is missing and none is there twice.</summary>
    private void RequireEachOnce()
    {
        UInt128 expected = (UInt128)plan.Records * (UInt128)(plan.Records - 1) / 2;
        if (_sumOfNumbers != expected)
            throw new BenchmarkException($"Some records came to '{plan.Topic}' twice, and others not at all.");
    }

    private double MsAt(double percentile) => MsOf(_histogram.GetValueAtPercentile(percentile));

    private static double MsOf(long microseconds) => microseconds / 1e3;

    private IConsumer<Ignore, Stamp> Connect() => new ConsumerBuilder<Ignore, Stamp>(new ConsumerConfig
    {
        BootstrapServers = plan.BootstrapServers,
        GroupId = "latency-reader", // librdkafka asks for one; nothing is committed
        EnableAutoCommit = false,
        IsolationLevel = isolation,
        FetchQueueBackoffMs = 1,
    }).SetValueDeserializer(new Pings()).Build();
}

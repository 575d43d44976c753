using System.Diagnostics;
using Confluent.Kafka;
using Millrace.Contracts;
using Millrace.Embedded;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tests.Kafka;

/// <summary>What the ports promise to cost. Alone, because it measures the whole process.</summary>
[CollectionDefinition(nameof(CostTests), DisableParallelization = true)]
[Collection(nameof(CostTests))]
public sealed class CostTests
{
    private const int RecordCount = 50_000;

    [Fact]
    public void Neither_writing_nor_reading_allocates_for_a_record()
    {
        using var kafka = EmbeddedKafka.Start(("numbers", 4));
        using var writer = new KafkaWriter(TestClient.Options(kafka.BootstrapServers));
        var topic = writer.Open("numbers");
        Write(writer, topic, 100);

        var written = Allocated(() => Write(writer, topic, RecordCount));

        using var reader = new KafkaReader(TestClient.Options(kafka.BootstrapServers), "cost");
        var counter = new Counter();
        reader.Subscribe(["numbers"], counter);
        while (counter.Records == 0) reader.Poll(TimeSpan.FromMilliseconds(100), counter);

        var read = Allocated(() =>
        {
            while (counter.Records < RecordCount + 100) reader.Poll(TimeSpan.FromMilliseconds(100), counter);
        });

        Assert.Equal(0, written);
        Assert.Equal(0, read);
        reader.Close();
    }

    [Fact]
    public void An_idle_reader_uses_no_processor_and_a_record_wakes_it()
    {
        using var kafka = EmbeddedKafka.Start(("quiet", 4));
        using var writer = new KafkaWriter(TestClient.Options(kafka.BootstrapServers, ("linger.ms", "0")));
        var topic = writer.Open("quiet");
        using var reader = new KafkaReader(TestClient.Options(kafka.BootstrapServers), "idle");
        var counter = new Counter();
        reader.Subscribe(["quiet"], counter);
        Write(writer, topic, 4);
        while (counter.Records < 4) reader.Poll(TimeSpan.FromMilliseconds(100), counter);

        var share = QuietestSecond(() => reader.Poll(TimeSpan.FromMilliseconds(200), counter));

        // One poll that may wait for ten seconds returns with the record.
        Write(writer, topic, 1);
        var watch = Stopwatch.StartNew();
        Assert.Equal(1, reader.Poll(TimeSpan.FromSeconds(10), counter));
        Assert.True(watch.ElapsedMilliseconds < 2000, $"woken after {watch.ElapsedMilliseconds} ms");
        Assert.True(share < 0.1, $"{share:P1} of a core while idle");
        reader.Close();
    }

    /// <summary>
    /// The share of a core that the process used in the quietest of five seconds: what ran before is still being
    /// compiled and freed in the background, but a reader that spins does so in each of them.
    /// </summary>
    private static double QuietestSecond(Action poll)
    {
        var quietest = double.MaxValue;
        for (var second = 0; second < 5; second++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < 1000) poll();
            quietest = Math.Min(quietest, (Environment.CpuUsage.TotalTime - before) / watch.Elapsed);
        }
        return quietest;
    }

    private static void Write(KafkaWriter writer, SinkTopic topic, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var record = new OutgoingRecord
            {
                Partition = i & 3, Key = "key"u8, HasKey = true, Value = "value"u8, HasValue = true, TimestampMs = i,
            };
            writer.Write(topic, record);
            if (i % 1000 == 0) writer.Poll();
        }
        writer.Flush(TestClient.Patience);
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class Counter : IRecordRouter, IPartitionReceiver, IAssignmentListener
    {
        public int Records { get; private set; }

        public IPartitionReceiver ReceiverOf(string topic, int partition) => this;

        public void OnRecord(in RecordView view, long offset) => Records++;

        public void OnEndOfPartition(long offset)
        {
        }

        public IReadOnlyList<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions) =>
            [.. partitions.Select(partition => new TopicPartitionOffset(partition, 0))];

        public void OnRevoked(IReadOnlyList<TopicPartition> partitions)
        {
        }

        public void OnLost(IReadOnlyList<TopicPartition> partitions)
        {
        }
    }
}

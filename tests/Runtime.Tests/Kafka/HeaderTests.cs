using System.Text;
using Confluent.Kafka;
using Millrace.Contracts;
using Millrace.Embedded;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;
using Millrace.Schemas;

namespace Millrace.Runtime.Tests.Kafka;

/// <summary>Headers on their way out and in, and what a reader knows of a record beside its bytes.</summary>
public sealed class HeaderTests : IDisposable
{
    private readonly EmbeddedKafka _kafka = EmbeddedKafka.Start(("headers", 1));

    public void Dispose() => _kafka.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(100)]
    public void Any_number_of_headers_comes_back_in_order(int count)
    {
        using MessageWriter message = new();
        List<string> expected = [];
        for (var i = 0; i < count; i++)
        {
            var name = $"n\u00e4me-{i % 7}";
            var value = i % 3 == 0 ? null : new string('x', i % 3 - 1);
            expected.Add($"{name}={value ?? "null"}");
            if (value is null) message.AddNullHeader(Encoding.UTF8.GetBytes(name));
            else message.AddHeader(name, value);
        }
        Write(message.Headers);

        var read = ReadOne();

        Assert.Equal(expected, read.Headers);
        Assert.Equal("headers[0]@0 CreateTime", read.Place);
        Assert.Equal(expected.LastOrDefault(static text => text[4..].StartsWith("-3=")) ?? "none", read.Last);
    }

    private void Write(RecordHeaders headers)
    {
        using var writer = new KafkaWriter(TestClient.Options(_kafka.BootstrapServers));
        writer.Write(writer.Open("headers"), new OutgoingRecord
        {
            Partition = 0, HasKey = true, Value = "v"u8, HasValue = true, TimestampMs = 5, Headers = headers,
        });
        writer.Flush(TestClient.Patience);
    }

    private Collector ReadOne()
    {
        using var reader = new KafkaReader(TestClient.Options(_kafka.BootstrapServers), Guid.NewGuid().ToString());
        var lane = new Collector();
        reader.Subscribe(["headers"], lane);
        var deadline = DateTime.UtcNow + TestClient.Patience;
        while (lane.Place == "" && DateTime.UtcNow < deadline) reader.Poll(TimeSpan.FromMilliseconds(100), lane);
        reader.Close();
        return lane;
    }

    private sealed class Collector : IRecordRouter, IAssignmentListener, IPartitionReceiver
    {
        public List<string> Headers { get; } = [];

        public string Place { get; private set; } = "";

        /// <summary>The one that counts among those of one name.</summary>
        public string Last { get; private set; } = "";

        public IPartitionReceiver ReceiverOf(string topic, int partition) => this;

        public void OnRecord(in RecordView view, long offset)
        {
            foreach (var header in view.Headers) Headers.Add(Text(header));
            Last = view.Headers.TryGet("n\u00e4me-3"u8, out var last) ? Text(last) : "none";
            Place = $"{view.Topic}[{view.Partition}]@{view.Offset} {view.TimestampKind}";
        }

        private static string Text(RecordHeader header) =>
            Encoding.UTF8.GetString(header.Name) + "="
            + (header.HasValue ? Encoding.UTF8.GetString(header.Value) : "null");

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

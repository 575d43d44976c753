using Confluent.Kafka;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>Reading never jumps silently, and exceptions of a listener come out of the poll.</summary>
public sealed class ReadFailureTests(RealKafka kafka)
{
    [Fact]
    public async Task An_offset_that_the_broker_no_longer_has_stops_the_reader_with_the_place()
    {
        var topic = await kafka.CreateTopicAsync(1);
        using var writer = new KafkaWriter(TestClient.Options(kafka.Bootstrap));
        for (var i = 0; i < 10; i++) writer.WriteText(topic, 0, "x");
        writer.Flush(TestClient.Patience);
        await kafka.DeleteBeforeAsync(new(topic, 0, 5));
        using var reader = new KafkaReader(TestClient.Options(kafka.Bootstrap), Guid.NewGuid().ToString());
        var lane = new RecordingLane { StartOf = _ => 2 };
        reader.Subscribe([topic], lane);

        var failure = Assert.Throws<PartitionReadException>(
            () => lane.PollUntil(reader, () => lane.Records.Count > 0));

        Assert.Equal(new TopicPartition(topic, 0), failure.Position.TopicPartition);
        Assert.Contains($"Topic '{topic}' partition 0", failure.Message);
        Assert.Contains("Choose where to go on", failure.Message);
        reader.Close();
    }

    [Fact]
    public async Task A_listener_that_cannot_take_partitions_makes_every_poll_fail()
    {
        var topic = await kafka.CreateTopicAsync(2);
        using var reader = new KafkaReader(TestClient.Options(kafka.Bootstrap), Guid.NewGuid().ToString());
        var lane = new RecordingLane { StartOf = _ => throw new InvalidOperationException("no state") };
        reader.Subscribe([topic], lane);

        Assert.Throws<InvalidOperationException>(() => lane.PollUntil(reader, () => false));
        Assert.Throws<InvalidOperationException>(() => reader.Poll(TimeSpan.Zero, lane));
        Assert.Throws<InvalidOperationException>(reader.Close);
    }

    [Fact]
    public async Task A_receivers_exception_comes_out_and_a_seek_goes_on_from_there()
    {
        var topic = await kafka.CreateTopicAsync(1);
        using var writer = new KafkaWriter(TestClient.Options(kafka.Bootstrap));
        for (var i = 0; i < 100; i++) writer.WriteText(topic, 0, $"{i}");
        writer.Flush(TestClient.Patience);
        using var reader = new KafkaReader(TestClient.Options(kafka.Bootstrap), Guid.NewGuid().ToString());
        var lane = new RecordingLane { OnRecord = record => ThrowAt(record, 50) };
        reader.Subscribe([topic], lane);

        Assert.Throws<InvalidDataException>(() => lane.PollUntil(reader, () => lane.Records.Count == 100));
        lane.OnRecord = _ => { };
        lane.Records.Clear();
        reader.Seek(new(topic, 0, 50));
        lane.PollUntil(reader, () => lane.Records.Count == 50);

        Assert.Equal(Enumerable.Range(50, 50).Select(i => $"{i}"), lane.Records.Select(record => record.Text()));
        reader.Close();
    }

    private static void ThrowAt(ReadRecord record, long offset)
    {
        if (record.Offset == offset) throw new InvalidDataException("poison");
    }
}

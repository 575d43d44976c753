using System.Diagnostics;
using Confluent.Kafka;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>What transactions show and hide, through the two ports.</summary>
public sealed class TransactionTests(RealKafka kafka)
{
    private readonly string _id = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Committed_records_are_visible_and_aborted_ones_are_not()
    {
        var topic = await kafka.CreateTopicAsync(1);
        using var writer = NewWriter();
        foreach (var (text, commit) in new[] { ("a", true), ("b", false), ("c", true) })
        {
            writer.Begin();
            for (var i = 0; i < 1000; i++) writer.WriteText(topic, 0, $"{text}{i}");
            // Aborting while the first records are in flight can end librdkafka's producer (its issue 4849).
            writer.Flush(TestClient.Patience);
            if (commit) writer.Commit(TestClient.Patience);
            else writer.Abort(TestClient.Patience);
        }

        var records = ReadToEnd(topic, writer);

        Assert.Equal(
            Enumerable.Range(0, 1000).Select(i => $"a{i}").Concat(Enumerable.Range(0, 1000).Select(i => $"c{i}")),
            records.Select(record => record.Text()));
    }

    [Fact]
    public async Task Delivered_then_aborted_records_are_only_seen_without_isolation()
    {
        var topic = await kafka.CreateTopicAsync(1);
        using var writer = NewWriter();
        writer.Begin();
        writer.WriteText(topic, 0, "aborted");
        writer.Flush(TestClient.Patience);
        writer.Abort(TestClient.Patience);

        Assert.Empty(ReadToEnd(topic, writer));
        Assert.Equal("aborted", ReadToEnd(topic, writer, ("isolation.level", "read_uncommitted")).Single().Text());
    }

    [Fact]
    public async Task An_open_transaction_holds_the_end_back()
    {
        var topic = await kafka.CreateTopicAsync(1);
        using var writer = NewWriter();
        writer.Begin();
        writer.WriteText(topic, 0, "first");
        writer.Commit(TestClient.Patience);
        writer.Begin();
        writer.WriteText(topic, 0, "second");
        writer.Flush(TestClient.Patience);

        using var stable = new KafkaReader(TestClient.Options(kafka.Bootstrap), _id);
        using var latest = new KafkaReader(
            TestClient.Options(kafka.Bootstrap, ("isolation.level", "read_uncommitted")), _id);

        // The record and the commit's marker.
        Assert.Equal(2, stable.QueryOffsets(new(topic, 0), TestClient.Patience).High.Value);
        Assert.Equal(3, latest.QueryOffsets(new(topic, 0), TestClient.Patience).High.Value);
        writer.Commit(TestClient.Patience);

        // The coordinator answers a commit before it has written the markers.
        var watch = Stopwatch.StartNew();
        while (stable.QueryOffsets(new(topic, 0), TestClient.Patience).High.Value < 4)
            Assert.True(watch.Elapsed < TestClient.Patience, "the end never came");
    }

    /// <summary>The record and the commit's marker; nobody is asked.</summary>
    [Fact]
    public async Task The_end_of_a_partition_is_known_from_fetches()
    {
        var topic = await kafka.CreateTopicAsync(1);
        var partition = new TopicPartition(topic, 0);
        using var writer = NewWriter();
        writer.Begin();
        writer.WriteText(topic, 0, "first");
        writer.Commit(TestClient.Patience);
        using var reader = new KafkaReader(TestClient.Options(kafka.Bootstrap), _id);
        var lane = new RecordingLane();
        Assert.Null(reader.KnownEnd(partition));

        reader.Subscribe([topic], lane);
        lane.PollUntil(reader, () => reader.KnownEnd(partition) == 2);

        Assert.Null(reader.KnownEnd(new(topic, 7)));
        reader.Close();
    }

    [Fact]
    public async Task Offsets_become_committed_with_the_transaction_and_are_waited_for()
    {
        var topic = await kafka.CreateTopicAsync(1);
        var partition = new TopicPartition(topic, 0);
        using var writer = NewWriter();
        using var reader = new KafkaReader(TestClient.Options(kafka.Bootstrap), _id);
        using var admin = new ClusterAdmin(
            new Dictionary<string, string> { ["bootstrap.servers"] = kafka.Bootstrap }, _id, static _ => { });
        var lane = new RecordingLane();
        reader.Subscribe([topic], lane);
        lane.PollUntil(reader, () => lane.Owned.Count == 1);

        writer.Begin();
        writer.WriteText(topic, 0, "out");
        writer.SendOffsets([new(partition, 7)], reader.CurrentMember()!, TestClient.Patience);

        Assert.ThrowsAny<KafkaException>(() => admin.StableOffsets(_id, [partition], TimeSpan.FromSeconds(1)));
        writer.Commit(TestClient.Patience);
        Assert.Equal(7, admin.StableOffsets(_id, [partition], TestClient.Patience)[partition]);

        writer.Begin();
        writer.SendOffsets([new(partition, 9)], reader.CurrentMember()!, TestClient.Patience);
        writer.Abort(TestClient.Patience);
        Assert.Equal(7, admin.StableOffsets(_id, [partition], TestClient.Patience)[partition]);
        reader.Close();
    }

    [Fact]
    public async Task A_second_writer_of_the_same_id_fences_the_first()
    {
        var topic = await kafka.CreateTopicAsync(1);
        using var first = NewWriter();
        first.Begin();
        first.WriteText(topic, 0, "zombie");
        first.Flush(TestClient.Patience);
        using var second = NewWriter();
        second.Begin();
        second.WriteText(topic, 0, "owner");
        second.Commit(TestClient.Patience);

        var failure = Assert.ThrowsAny<KafkaException>(() => first.Commit(TestClient.Patience));

        Assert.True(failure.Error.IsFatal, failure.Error.ToString());
        Assert.Throws<KafkaException>(first.Poll);
        Assert.Equal("owner", ReadToEnd(topic, second).Single().Text());
    }

    [Fact]
    public async Task A_record_that_the_broker_refuses_fails_the_commit_and_the_writer_can_be_made_anew()
    {
        var topic = await kafka.CreateTopicAsync(1, ("max.message.bytes", "1000"));
        using (var writer = NewWriter())
        {
            writer.Begin();
            writer.WriteText(topic, 0, new('x', 5000));
            var failure = Assert.Throws<WriteFailedException>(() => writer.Commit(TestClient.Patience));
            Assert.Equal(ErrorCode.MsgSizeTooLarge, failure.Error.Code);
            Assert.Contains(topic, failure.Message);
            writer.Abort(TestClient.Patience);
            writer.Poll();
        }

        using var next = NewWriter();
        next.Begin();
        next.WriteText(topic, 0, "small");
        next.Commit(TestClient.Patience);
        Assert.Equal("small", ReadToEnd(topic, next).Single().Text());
    }

    private KafkaWriter NewWriter()
    {
        var writer = new KafkaWriter(TestClient.Options(kafka.Bootstrap), _id);
        writer.Initialize(TestClient.Patience);
        return writer;
    }

    /// <summary>
    /// Everything before a record that is written last, so that the end is known to have been reached.
    /// </summary>
    private List<ReadRecord> ReadToEnd(string topic, KafkaWriter writer, params (string, string)[] properties)
    {
        const string last = "the end";
        writer.Begin();
        writer.WriteText(topic, 0, last);
        writer.Commit(TestClient.Patience);
        using var reader = new KafkaReader(TestClient.Options(kafka.Bootstrap, properties), Guid.NewGuid().ToString());
        var lane = new RecordingLane();
        reader.Subscribe([topic], lane);
        lane.PollUntil(reader, () => lane.Records.Count > 0 && lane.Records[^1].Text() == last);
        reader.Close();
        return [.. lane.Records.Where(record => record.Text() != last)];
    }
}

using Confluent.Kafka;
using Millrace.Embedded;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tests.Kafka;

/// <summary>What the writer hands over is what the reader hands on, on the broker inside the process.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly EmbeddedKafka _kafka = EmbeddedKafka.Start(("orders", 4), ("single", 1));

    public void Dispose() => _kafka.Dispose();

    [Fact]
    public void Keys_values_and_timestamps_arrive_as_they_were_also_when_null_or_empty()
    {
        using var writer = new KafkaWriter(TestClient.Options(_kafka.BootstrapServers));
        (byte[]? Key, byte[]? Value)[] written = [([1, 2], [3]), (null, [4]), ([], []), ([5], null), (null, null)];
        for (var i = 0; i < written.Length; i++) Write(writer, written[i].Key, written[i].Value, 1000 + i);
        writer.Flush(TestClient.Patience);

        var records = ReadAll("single", written.Length);

        Assert.Equal(written.Select(pair => pair.Key), records.Select(record => record.Key));
        Assert.Equal(written.Select(pair => pair.Value), records.Select(record => record.Value));
        Assert.Equal([1000, 1001, 1002, 1003, 1004], records.Select(record => record.TimestampMs));
        Assert.Equal([0, 1, 2, 3, 4], records.Select(record => record.Offset));
    }

    [Fact]
    public void Without_a_partition_a_key_goes_where_Java_clients_put_it()
    {
        using var writer = new KafkaWriter(TestClient.Options(_kafka.BootstrapServers));
        string[] keys = ["ATL", "ORD", "JFK", "LAX", "DEN"];
        foreach (var key in keys) writer.WriteText("orders", null, key, key);
        writer.Flush(TestClient.Patience);

        var records = ReadAll("orders", keys.Length);

        // Kafka's Utils.toPositive(Utils.murmur2(key)) % 4.
        Assert.All(records, record => Assert.Equal((int)(Murmur2(record.Key!) & 0x7fffffff) % 4, record.Partition));
        Assert.True(records.Select(record => record.Partition).Distinct().Count() > 1);
    }

    [Fact]
    public void The_end_of_each_partition_is_told_with_the_next_offset()
    {
        using var writer = new KafkaWriter(TestClient.Options(_kafka.BootstrapServers));
        for (var i = 0; i < 10; i++) writer.WriteText("orders", i % 2, "x");
        writer.Flush(TestClient.Patience);
        using var reader = new KafkaReader(TestClient.Options(_kafka.BootstrapServers), "ends");
        var lane = new RecordingLane();
        reader.Subscribe(["orders"], lane);

        lane.PollUntil(reader, () => lane.Ends.Count == 4 && lane.Records.Count == 10);

        Assert.Equal([5, 5, 0, 0], lane.Ends.OrderBy(end => end.Key.Partition.Value).Select(end => end.Value));
        Assert.Equal(5, reader.QueryOffsets(new("orders", 1), TestClient.Patience).High.Value);
        reader.Close();
    }

    [Fact]
    public void A_seek_goes_back_and_drops_what_was_fetched_before()
    {
        using var writer = new KafkaWriter(TestClient.Options(_kafka.BootstrapServers));
        for (var i = 0; i < 100; i++) writer.WriteText("single", 0, $"{i}");
        writer.Flush(TestClient.Patience);
        using var reader = new KafkaReader(TestClient.Options(_kafka.BootstrapServers), "seek");
        var lane = new RecordingLane();
        reader.Subscribe(["single"], lane);
        lane.PollUntil(reader, () => lane.Records.Count == 100);

        reader.Seek(new(new TopicPartition("single", 0), 90));
        lane.PollUntil(reader, () => lane.Records.Count == 110);

        Assert.Equal(
            Enumerable.Range(90, 10).Select(i => $"{i}"), lane.Records.Skip(100).Select(record => record.Text()));
        reader.Close();
    }

    [Fact]
    public void A_member_is_known_from_its_assignment_until_it_leaves()
    {
        using var reader = new KafkaReader(TestClient.Options(_kafka.BootstrapServers), "member");
        var lane = new RecordingLane();
        Assert.Null(reader.CurrentMember());
        reader.Subscribe(["single"], lane);
        lane.PollUntil(reader, () => lane.Owned.Count == 1);

        Assert.NotEmpty(reader.CurrentMember()!.MemberId);
        reader.Commit([new(new TopicPartition("single", 0), 7)]);
        using ClusterAdmin admin = new(
            new Dictionary<string, string> { ["bootstrap.servers"] = _kafka.BootstrapServers }, "member",
            static _ => { });
        TopicPartition partition = new("single", 0);
        Assert.Equal(7, admin.StableOffsets("member", [partition], TestClient.Patience)[partition]);

        GroupMemberAtRevoke(reader, lane);
    }

    private static void GroupMemberAtRevoke(KafkaReader reader, RecordingLane lane)
    {
        string? memberAtRevoke = null;
        lane.BeforeRevoke = _ => memberAtRevoke = reader.CurrentMember()?.MemberId;
        reader.Close();
        Assert.NotNull(memberAtRevoke);
        Assert.Equal("revoked 0", lane.Events.Last());
    }

    private List<ReadRecord> ReadAll(string topic, int count)
    {
        using var reader = new KafkaReader(TestClient.Options(_kafka.BootstrapServers), Guid.NewGuid().ToString());
        var lane = new RecordingLane();
        reader.Subscribe([topic], lane);
        lane.PollUntil(reader, () => lane.Records.Count >= count);
        reader.Close();
        return lane.Records;
    }

    private static void Write(KafkaWriter writer, byte[]? key, byte[]? value, long timestampMs) =>
        writer.Write(writer.Open("single"), new OutgoingRecord
        {
            Partition = 0, Key = key, HasKey = key is not null, Value = value, HasValue = value is not null,
            TimestampMs = timestampMs,
        });

    private static uint Murmur2(ReadOnlySpan<byte> data)
    {
        const uint m = 0x5bd1e995;
        var h = 0x9747b28cu ^ (uint)data.Length;
        for (; data.Length >= 4; data = data[4..])
        {
            var k = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data) * m;
            h = (h * m) ^ ((k ^ (k >> 24)) * m);
        }
        if (data.Length > 2) h ^= (uint)data[2] << 16;
        if (data.Length > 1) h ^= (uint)data[1] << 8;
        if (data.Length > 0) h = (h ^ data[0]) * m;
        h = (h ^ (h >> 13)) * m;
        return h ^ (h >> 15);
    }
}

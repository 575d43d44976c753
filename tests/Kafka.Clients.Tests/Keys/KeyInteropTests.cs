using System.Text;
using Confluent.Kafka;
using Millrace.Brokers;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Kafka.Clients.Tests.Keys;

/// <summary>Message keys are those of Kafka's own serializers: seen from its console tools and in Java.</summary>
public sealed class KeyInteropTests(RealKafka kafka)
{
    private const string Serialization = "org.apache.kafka.common.serialization.";
    private static readonly Guid _guid = new("0123abcd-4567-89ab-cdef-0123456789ab");
    private readonly string _bootstrap = kafka.Bootstrap;

    [Fact]
    public async Task The_console_consumer_reads_what_sinks_write()
    {
        await AssertReadsAsync("StringDeserializer", "J\u00fcrgen", new ByString("J\u00fcrgen"));
        await AssertReadsAsync("ShortDeserializer", "-2", new ByShort(-2));
        await AssertReadsAsync("IntegerDeserializer", "-2147483648", new ByInt(int.MinValue));
        await AssertReadsAsync("LongDeserializer", "9223372036854775807", new ByLong(long.MaxValue));
        await AssertReadsAsync("UUIDDeserializer", $"{_guid}", new ByGuid(_guid));
        await AssertReadsAsync("StringDeserializer", "-12", new ByText(-12));
        await AssertReadsAsync("StringDeserializer", """{"id":7}""", new ByRow(new(7)));
    }

    [Fact]
    public async Task Sources_read_what_Kafkas_serializers_write()
    {
        IReadOnlyList<byte[]> keys = await WriteAsync(
            "StringSerializer=J\u00fcrgen", "ShortSerializer=-2", "IntegerSerializer=-2147483648",
            "LongSerializer=9223372036854775807", $"UUIDSerializer={_guid}", "DataOutputStream=JFK/7");
        Assert.Equal("J\u00fcrgen", Read<ByString>(keys[0]).Key);
        Assert.Equal(-2, Read<ByShort>(keys[1]).Key);
        Assert.Equal(int.MinValue, Read<ByInt>(keys[2]).Key);
        Assert.Equal(long.MaxValue, Read<ByLong>(keys[3]).Key);
        Assert.Equal(_guid, Read<ByGuid>(keys[4]).Key);
        Assert.Equal(new ByRoute("JFK", 7), Read<ByRoute>(keys[5]));
    }

    [Fact]
    public async Task Keys_in_JSON_are_those_of_Jackson_by_which_Flink_and_Kafka_Connect_write_them()
    {
        IReadOnlyList<byte[]> keys = await WriteAsync(
            "Jackson={ \"id\": 7 }", "Jackson={\"user\":\"J\u00fcr\\\"gen\\n</\u00e9>\",\"item\":-2}",
            "Jackson=\"J\u00fcrgen\"");
        AssertIs(keys[0], new ByRow(new(7)));
        AssertIs(keys[1], new ByPair("J\u00fcr\"gen\n</\u00e9>", -2));
        AssertIs(keys[2], new ByJson("J\u00fcrgen"));
    }

    [Fact]
    public async Task Sources_read_what_the_console_producer_writes()
    {
        Skip(KafkaTools.Obstacle);
        string topic = await kafka.CreateTopicAsync(1);
        await KafkaTools.RunAsync(
            "org.apache.kafka.tools.ConsoleProducer",
            [
                "--bootstrap-server", _bootstrap, "--topic", topic,
                "--reader-property", "parse.key=true", "--reader-property", "key.separator=|",
            ],
            $"JFK|{{}}\n-12|{{}}\n{_guid}|{{}}\n{{ \"id\" : 7 }}|{{}}\n");
        List<byte[]> keys = KeysOf(topic, 4);
        Assert.Equal("JFK", Read<ByString>(keys[0]).Key);
        Assert.Equal(-12, Read<ByText>(keys[1]).Key);
        Assert.Equal(_guid, Read<ByGuid>(keys[2]).Key);
        Assert.Equal(7, Read<ByRow>(keys[3]).Key.Id);
    }

    private async Task AssertReadsAsync<T>(string deserializer, string key, T record) where T : IKafkaSink<T>
    {
        Skip(KafkaTools.Obstacle);
        string topic = await kafka.CreateTopicAsync(1);
        using MessageWriter message = new();
        Assert.True(RecordSchema.Write(record, message));
        using IProducer<byte[], byte[]> producer =
            new ProducerBuilder<byte[], byte[]>([new("bootstrap.servers", _bootstrap)]).Build();
        await producer.ProduceAsync(
            topic, new() { Key = message.Key.Written.ToArray(), Value = message.Value.Written.ToArray() });
        string output = await KafkaTools.RunAsync(
            "org.apache.kafka.tools.consumer.ConsoleConsumer",
            [
                "--bootstrap-server", _bootstrap, "--topic", topic, "--from-beginning", "--max-messages", "1",
                "--timeout-ms", "30000", "--formatter-property", "print.key=true",
                "--formatter-property", "print.value=false",
                "--formatter-property", $"key.deserializer={Serialization}{deserializer}",
            ]);
        Assert.Equal(key, output.Trim());
    }

    /// <summary>The keys, as they stand in the topic.</summary>
    private async Task<IReadOnlyList<byte[]>> WriteAsync(params string[] keys)
    {
        Skip(KafkaTools.ObstacleForSources);
        string topic = await kafka.CreateTopicAsync(1);
        string writer = Path.Combine(Build.Root, "tests/Kafka.Clients.Tests/Keys/KeyWriter.java");
        await KafkaTools.RunAsync(writer, [_bootstrap, topic, .. keys]);
        return KeysOf(topic, keys.Length);
    }

    private List<byte[]> KeysOf(string topic, int count)
    {
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(
            [new("bootstrap.servers", _bootstrap), new("group.id", topic)]).Build();
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        List<byte[]> keys = [];
        while (keys.Count < count)
        {
            ConsumeResult<byte[], byte[]>? next = consumer.Consume(TimeSpan.FromSeconds(30));
            Assert.NotNull(next);
            keys.Add(next.Message.Key);
        }
        return keys;
    }

    /// <summary>The bytes are read as this record, and are those that a sink writes of it.</summary>
    private static void AssertIs<T>(byte[] key, T record) where T : IKafkaSource<T>, IKafkaSink<T>
    {
        Assert.Equal(record, Read<T>(key));
        using MessageWriter message = new();
        RecordSchema.Write(record, message);
        Assert.Equal(Encoding.UTF8.GetString(key), Encoding.UTF8.GetString(message.Key.Written));
    }

    private static T Read<T>(byte[] key) where T : IKafkaSource<T> => RecordSchema.Read<T>(key, "{}"u8);

    private static void Skip(string? obstacle) =>
        Assert.SkipWhen(obstacle is not null, $"needs Kafka's console tools: {obstacle}");
}

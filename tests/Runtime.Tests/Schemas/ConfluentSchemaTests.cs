using Confluent.Kafka;
using Millrace.Embedded;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Schemas;

namespace Millrace.Runtime.Tests.Schemas;

/// <summary>Schemas in producers and consumers of Confluent.Kafka, through a broker.</summary>
public sealed class ConfluentSchemaTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private static readonly Result _result = new() { Key = "k", Kind = "total", At = 7, Sum = 12 };

    [Fact]
    public async Task A_producer_writes_key_and_value_and_a_consumer_reads_the_record()
    {
        using EmbeddedKafka kafka = EmbeddedKafka.Start(("events", 1));
        ISerializer<Result> serializer = ConfluentSchema.Serializer<Result>();
        using IProducer<Result, Result> producer = new ProducerBuilder<Result, Result>(
                [new("bootstrap.servers", kafka.BootstrapServers)])
            .SetKeySerializer(serializer).SetValueSerializer(serializer).Build();
        await producer.ProduceAsync(
            "events", new() { Key = _result, Value = _result }, TestContext.Current.CancellationToken);

        using IConsumer<byte[]?, Total> consumer = new ConsumerBuilder<byte[]?, Total>(
            [
                new("bootstrap.servers", kafka.BootstrapServers), new("group.id", "test"),
            ])
            .SetRecordDeserializer().Build();
        consumer.Assign(new TopicPartitionOffset("events", 0, 0));
        ConsumeResult<byte[]?, Total>? read = consumer.Consume(_patience);

        Assert.Equal(new Total("k", 12, "events"), read?.Message.Value);
        Assert.Equal("k"u8.ToArray(), read?.Message.Key);
    }

    [Fact]
    public void Values_alone_are_read_where_the_key_may_be_null()
    {
        IDeserializer<Loose> deserializer = ConfluentSchema.Deserializer<Loose>();
        Loose read = deserializer.Deserialize("""{"sum":3}"""u8, isNull: false, default);
        Assert.Equal(new Loose(null, 3), read);
    }
}

/// <summary>Reads what <see cref="Result"/> writes, by a schema that wants to know the topic.</summary>
[KafkaSource("events", Schema = typeof(TotalSchema))]
public sealed partial record Total(string Key, long Sum, string Topic);

/// <summary>A record whose key may be null.</summary>
[KafkaSource("events")]
public sealed partial record Loose([property: MessageKey] string? Key, long Sum);

public sealed class TotalSchema : IKeyedDeserializationSchema<Total>
{
    public bool TryDeserialize(in Contracts.RecordView view, out Total record)
    {
        Loose loose = RecordSchema.Read<Loose>(in view);
        record = new(loose.Key!, loose.Sum, view.Topic);
        return true;
    }
}

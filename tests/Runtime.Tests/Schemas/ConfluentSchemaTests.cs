using Confluent.Kafka;
using Millrace.Contracts;
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

    [Fact]
    public void A_schema_on_the_side_writes_and_reads_values()
    {
        ISerializer<List<Loose>> serializer = ConfluentSchema.Serializer(new LooseListSchema());
        IDeserializer<List<Loose>> deserializer = ConfluentSchema.Deserializer(new LooseListSchema());
        SerializationContext context = new(MessageComponentType.Value, "events", new Headers());
        byte[] value = serializer.Serialize([new("a", 1), new(null, 2)], context);
        Assert.Equal("""[{"key":"a","sum":1},{"key":null,"sum":2}]"""u8.ToArray(), value);
        Assert.Equal([new("a", 1), new(null, 2)], deserializer.Deserialize(value, isNull: false, context));
        Assert.Empty(context.Headers);
    }

    [Fact]
    public void A_schema_on_the_side_refuses_what_it_cannot_read()
    {
        IDeserializer<List<Loose>> deserializer = ConfluentSchema.Deserializer(new LooseListSchema());
        Assert.Contains("(a tombstone)", Assert.Throws<RecordFormatException>(() =>
            deserializer.Deserialize([], isNull: true, default)).Message, StringComparison.Ordinal);
        Assert.Contains("$[0].sum", Assert.Throws<RecordFormatException>(() =>
            deserializer.Deserialize("""[{"sum":"x"}]"""u8, isNull: false, default)).Message, StringComparison.Ordinal);
    }
}

/// <summary>A list that is no record of a topic.</summary>
[JsonSchema<List<Loose>>]
public sealed partial class LooseListSchema;

/// <summary>Reads what <see cref="Result"/> writes, by a schema that wants to know the topic.</summary>
[KafkaSource("events", Schema = typeof(TotalSchema))]
public sealed partial record Total(string Key, long Sum, string Topic);

/// <summary>A record whose key may be null.</summary>
[KafkaSource("events")]
public sealed partial record Loose([property: MessageKey] string? Key, long Sum);

public sealed class TotalSchema : IKeyedDeserializationSchema<Total>
{
    public bool TryDeserialize(in RecordView view, out Total record)
    {
        Loose loose = RecordSchema.Read<Loose>(in view);
        record = new(loose.Key!, loose.Sum, view.Topic);
        return true;
    }
}

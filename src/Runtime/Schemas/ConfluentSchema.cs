using Confluent.Kafka;
using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// Schemas of records for producers and consumers of Confluent.Kafka, so that a program can take Millrace one class at
/// a time. Each serves one client, one call at a time.
/// </summary>
public static class ConfluentSchema
{
    /// <summary>
    /// Writes records. Set it as both serializers of a <c>ProducerBuilder&lt;T, T&gt;</c> and put the record into both
    /// <c>Key</c> and <c>Value</c> of a message: each takes its part, and the record's headers are added.
    /// </summary>
    /// <typeparam name="T">A <see cref="KafkaSinkAttribute"/> record.</typeparam>
    /// <param name="services">What a schema of your own takes in its constructor.</param>
    public static ISerializer<T> Serializer<T>(IServiceProvider? services = null) where T : IKafkaSink<T> =>
        new ConfluentSerializer<T>(RecordSchema.Serializer<T>(services));

    /// <summary>
    /// Reads records from values alone, for records without <see cref="MessageKeyAttribute"/> or with one that may be
    /// null; <see cref="SetRecordDeserializer{T}"/> takes all others.
    /// </summary>
    /// <typeparam name="T">A <see cref="KafkaSourceAttribute"/> record.</typeparam>
    /// <param name="services">What a schema of your own takes in its constructor.</param>
    public static IDeserializer<T> Deserializer<T>(IServiceProvider? services = null) where T : IKafkaSource<T> =>
        new ConfluentDeserializer<T>(RecordSchema.Deserializer<T>(services), key: null);

    /// <summary>Writes values of a type that is no record, with the schema that describes it on the side.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="schema">A <see cref="JsonSchemaAttribute{T}"/> class, for example.</param>
    public static ISerializer<T> Serializer<T>(ISerializationSchema<T> schema) =>
        new ConfluentSerializer<T>(new ValueSerializer<T>(schema));

    /// <summary>Reads values of a type that is no record, with the schema that describes it on the side.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="schema">A <see cref="JsonSchemaAttribute{T}"/> class, for example.</param>
    public static IDeserializer<T> Deserializer<T>(IDeserializationSchema<T> schema) =>
        new ConfluentDeserializer<T>(new CustomDeserializer<T>(schema), key: null);

    /// <summary>
    /// Lets a consumer read records from key, value and headers; its messages have the key as bytes beside the record.
    /// A message that a schema of your own skips comes with the type's default as its value.
    /// </summary>
    /// <typeparam name="T">A <see cref="KafkaSourceAttribute"/> record.</typeparam>
    /// <param name="builder">The consumer's builder.</param>
    /// <param name="services">What a schema of your own takes in its constructor.</param>
    public static ConsumerBuilder<byte[]?, T> SetRecordDeserializer<T>(
        this ConsumerBuilder<byte[]?, T> builder, IServiceProvider? services = null) where T : IKafkaSource<T>
    {
        ArgumentNullException.ThrowIfNull(builder);
        KeptKey key = new();
        return builder
            .SetKeyDeserializer(key)
            .SetValueDeserializer(new ConfluentDeserializer<T>(RecordSchema.Deserializer<T>(services), key));
    }
}

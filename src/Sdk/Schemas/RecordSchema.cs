using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// The schemas of records, usable alone: with any Kafka client, without a job and without the runtime.
/// </summary>
/// <example><code>
/// Flight flight = RecordSchema.Read&lt;Flight&gt;(message.Key, message.Value);
/// </code></example>
public static class RecordSchema
{
    /// <summary>The schema that reads a record; not for several threads at once.</summary>
    /// <typeparam name="T">A <see cref="KafkaSourceAttribute"/> record.</typeparam>
    /// <param name="services">
    /// What a schema of your own takes in its constructor; not needed for any other.
    /// </param>
    /// <exception cref="InvalidOperationException">A service is not there; says which.</exception>
    public static IKeyedDeserializationSchema<T> Deserializer<T>(IServiceProvider? services = null)
        where T : IKafkaSource<T> => T.CreateDeserializer(services ?? HostServices.None);

    /// <summary>The schema that writes a record; not for several threads at once.</summary>
    /// <typeparam name="T">A <see cref="KafkaSinkAttribute"/> record.</typeparam>
    /// <param name="services">
    /// What a schema of your own takes in its constructor; not needed for any other.
    /// </param>
    /// <exception cref="InvalidOperationException">A service is not there; says which.</exception>
    public static IKeyedSerializationSchema<T> Serializer<T>(IServiceProvider? services = null)
        where T : IKafkaSink<T> => T.CreateSerializer(services ?? HostServices.None);

    /// <summary>Reads a record from the bytes of its key and value, both of them there.</summary>
    /// <typeparam name="T">A <see cref="KafkaSourceAttribute"/> record.</typeparam>
    /// <exception cref="RecordFormatException">The bytes are not such a record; says which member and why.</exception>
    public static T Read<T>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) where T : IKafkaSource<T> => Read<T>(
        new RecordView { Key = key, HasKey = true, Value = value, HasValue = true, TimestampMs = -1 });

    /// <summary>
    /// Reads a record as Kafka delivered it; says itself whether key and value are there. Asks the record for
    /// its schema at each call: keep a <see cref="Deserializer{T}"/> for many.
    /// </summary>
    /// <typeparam name="T">A <see cref="KafkaSourceAttribute"/> record.</typeparam>
    /// <exception cref="RecordFormatException">
    /// The bytes are not such a record; says which member and why. A schema of your own may have skipped it.
    /// </exception>
    public static T Read<T>(in RecordView view) where T : IKafkaSource<T> =>
        Deserializer<T>().TryDeserialize(in view, out T? record)
            ? record
            : throw new RecordFormatException($"the schema of {typeof(T).Name} skips it");

    /// <summary>The event time that a record read from <paramref name="view"/> has, in Unix milliseconds.</summary>
    /// <typeparam name="T">A <see cref="KafkaSourceAttribute"/> record.</typeparam>
    public static long EventTimeMs<T>(T record, in RecordView view) where T : IKafkaSource<T> =>
        T.EventTimeMs(record, in view);

    /// <summary>
    /// Writes a record into an empty message, which can be used again after <see cref="MessageWriter.Clear"/>. Asks the
    /// record for its schema at each call: keep a <see cref="Serializer{T}"/> for many.
    /// </summary>
    /// <typeparam name="T">A <see cref="KafkaSinkAttribute"/> record.</typeparam>
    /// <returns>False when a schema of your own writes nothing for it.</returns>
    /// <exception cref="RecordFormatException">A member has a value that cannot be written.</exception>
    public static bool Write<T>(T record, MessageWriter message) where T : IKafkaSink<T> =>
        Serializer<T>().TrySerialize(record, message);
}

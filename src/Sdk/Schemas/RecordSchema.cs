using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// The generated schemas of records, usable alone: with any Kafka client, without a job and without the runtime.
/// </summary>
/// <example><code>
/// Flight flight = RecordSchema.Read&lt;Flight&gt;(message.Key, message.Value);
/// </code></example>
public static class RecordSchema
{
    /// <summary>Reads a record from the bytes of its key and value, both of them there.</summary>
    /// <typeparam name="T">A <see cref="KafkaSourceAttribute"/> record.</typeparam>
    /// <exception cref="RecordFormatException">The bytes are not such a record; says which member and why.</exception>
    public static T Read<T>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) where T : IKafkaSource<T> => Read<T>(
        new RecordView { Key = key, HasKey = true, Value = value, HasValue = true, TimestampMs = -1 });

    /// <summary>Reads a record as Kafka delivered it; says itself whether key and value are there.</summary>
    /// <typeparam name="T">A <see cref="KafkaSourceAttribute"/> record.</typeparam>
    /// <exception cref="RecordFormatException">The bytes are not such a record; says which member and why.</exception>
    public static T Read<T>(in RecordView view) where T : IKafkaSource<T> => T.Decode(in view);

    /// <summary>The event time that a record read from <paramref name="view"/> has, in Unix milliseconds.</summary>
    /// <typeparam name="T">A <see cref="KafkaSourceAttribute"/> record.</typeparam>
    public static long EventTimeMs<T>(T record, in RecordView view) where T : IKafkaSource<T> =>
        T.EventTimeMs(record, in view);

    /// <summary>
    /// Appends the record's key and value to two buffers, which can be used again after
    /// <see cref="RecordBuffer.Truncate"/>.
    /// </summary>
    /// <typeparam name="T">A <see cref="KafkaSinkAttribute"/> record.</typeparam>
    /// <returns>False when the record has no key: write it to Kafka with a null key.</returns>
    /// <exception cref="RecordFormatException">A member has a value that cannot be written.</exception>
    public static bool Write<T>(T record, RecordBuffer key, RecordBuffer value) where T : IKafkaSink<T>
    {
        T.EncodeValue(record, value);
        return T.EncodeKey(record, key);
    }
}

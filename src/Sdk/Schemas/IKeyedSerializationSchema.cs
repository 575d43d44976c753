using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// A schema that writes whole messages: key, value, headers and, where it differs, the topic (Flink's
/// <c>KafkaRecordSerializationSchema</c>). Yours, named by <see cref="KafkaSinkAttribute.Schema"/>, or a generated one.
/// One instance serves one lane and is called by its thread only.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public interface IKeyedSerializationSchema<T>
{
    /// <summary>Writes a record into an empty message.</summary>
    /// <returns>False to write nothing at all for this record.</returns>
    /// <exception cref="RecordFormatException">
    /// The record cannot be written. This and every other exception is a failure of the handler that gave the record.
    /// </exception>
    bool TrySerialize(T record, MessageWriter message);
}

using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// A schema of your own that writes the value of a message (Flink's <c>SerializationSchema</c>); named by
/// <see cref="KafkaSinkAttribute.Schema"/>. The message key is the record's <see cref="MessageKeyAttribute"/> member.
/// One instance serves one lane and is called by its thread only.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public interface ISerializationSchema<T>
{
    /// <summary>Appends the value of a record.</summary>
    /// <returns>False to write nothing at all for this record.</returns>
    /// <exception cref="RecordFormatException">
    /// The record cannot be written. This and every other exception is a failure of the handler that gave the record.
    /// </exception>
    bool TrySerialize(T record, RecordBuffer value);
}

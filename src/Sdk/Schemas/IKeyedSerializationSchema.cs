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
    /// <summary>
    /// Is called before the first record (Flink's <c>open</c>): here a schema asks for what it needs, or prepares it.
    /// Does nothing by default.
    /// </summary>
    /// <param name="topic">The topic that is written, by the name that it has here.</param>
    /// <exception cref="SchemaUnavailableException">
    /// What it needs cannot be had just now: it is opened again later. Every other exception stops the job.
    /// </exception>
    void Open(string topic)
    {
        // Most schemas need nothing.
    }

    /// <summary>Writes a record into an empty message.</summary>
    /// <returns>False to write nothing at all for this record.</returns>
    /// <exception cref="RecordFormatException">
    /// The record cannot be written. This and every other exception but the next is a failure of the handler that gave
    /// the record.
    /// </exception>
    /// <exception cref="SchemaUnavailableException">
    /// What it needs cannot be had just now: the lane begins again with what was handled last.
    /// </exception>
    bool TrySerialize(T record, MessageWriter message);
}

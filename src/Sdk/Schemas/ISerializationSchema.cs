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

    /// <summary>Appends the value of a record.</summary>
    /// <returns>False to write nothing at all for this record.</returns>
    /// <exception cref="RecordFormatException">
    /// The record cannot be written. This and every other exception but the next is a failure of the handler that gave
    /// the record.
    /// </exception>
    /// <exception cref="SchemaUnavailableException">
    /// What it needs cannot be had just now: the lane begins again with what was handled last.
    /// </exception>
    bool TrySerialize(T record, RecordBuffer value);
}

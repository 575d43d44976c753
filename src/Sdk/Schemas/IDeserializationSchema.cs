using System.Diagnostics.CodeAnalysis;
using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// A schema of your own that reads a record from the value of a message alone (Flink's <c>DeserializationSchema</c>);
/// named by <see cref="KafkaSourceAttribute.Schema"/>. One instance serves one lane and is called by its thread only.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public interface IDeserializationSchema<T>
{
    /// <summary>
    /// Is called before the first record (Flink's <c>open</c>): here a schema asks for what it needs, or prepares it.
    /// Does nothing by default.
    /// </summary>
    /// <param name="topics">The topics that are read, by the names that they have here.</param>
    /// <exception cref="SchemaUnavailableException">
    /// What it needs cannot be had just now: it is opened again later. Every other exception stops the job.
    /// </exception>
    void Open(IReadOnlyList<string> topics)
    {
        // Most schemas need nothing.
    }

    /// <summary>Reads a record from bytes that are valid during the call only.</summary>
    /// <param name="value">The value, which is there: a null value (a tombstone) is refused before. Take <see
    /// cref="IKeyedDeserializationSchema{T}"/> to see tombstones.</param>
    /// <param name="record">The record; not null when true is returned.</param>
    /// <returns>False to skip the message: it is counted and passed over.</returns>
    /// <exception cref="RecordFormatException">
    /// The bytes are not such a record. This and every other exception but the next stops the job, with the reason and
    /// the record's place; nothing is committed past it.
    /// </exception>
    /// <exception cref="SchemaUnavailableException">
    /// What it needs cannot be had just now: the lane begins again with this record.
    /// </exception>
    bool TryDeserialize(ReadOnlySpan<byte> value, [MaybeNullWhen(false)] out T record);
}

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
    /// <summary>Reads a record from bytes that are valid during the call only.</summary>
    /// <param name="value">The value, which is there: a null value (a tombstone) is refused before. Take <see
    /// cref="IKeyedDeserializationSchema{T}"/> to see tombstones.</param>
    /// <param name="record">The record; not null when true is returned.</param>
    /// <returns>False to skip the message: it is counted and passed over.</returns>
    /// <exception cref="RecordFormatException">
    /// The bytes are not such a record. This and every other exception stops the job, with the reason and the record's
    /// place; nothing is committed past it.
    /// </exception>
    bool TryDeserialize(ReadOnlySpan<byte> value, [MaybeNullWhen(false)] out T record);
}

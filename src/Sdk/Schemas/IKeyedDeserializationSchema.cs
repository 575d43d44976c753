using System.Diagnostics.CodeAnalysis;
using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// A schema that reads a record from everything that Kafka delivers: key, value, headers, topic, partition, offset and
/// timestamp (Flink's <c>KafkaRecordDeserializationSchema</c>). Yours, named by
/// <see cref="KafkaSourceAttribute.Schema"/>, or a generated one. One instance serves one lane and is called by its
/// thread only.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public interface IKeyedDeserializationSchema<T>
{
    /// <summary>Reads a record from a view that is valid during the call only.</summary>
    /// <param name="view">The record as Kafka delivered it; says itself whether key and value are there.</param>
    /// <param name="record">The record; not null when true is returned.</param>
    /// <returns>False to skip the message: it is counted and passed over.</returns>
    /// <exception cref="RecordFormatException">
    /// The bytes are not such a record. This and every other exception stops the job, with the reason and the record's
    /// place; nothing is committed past it.
    /// </exception>
    bool TryDeserialize(in RecordView view, [MaybeNullWhen(false)] out T record);
}

using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Wire;

/// <summary>
/// What Avro, Protobuf and JSON Schema do each in their own way for a type of record. Belongs to one schema object, and
/// so to one lane: its buffers are reused.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
internal abstract class PayloadFormat<T>
{
    /// <summary>The language of its schemas.</summary>
    public abstract SchemaType Type { get; }

    /// <summary>The full name of the record's type, for subjects and messages.</summary>
    public abstract string RecordName { get; }

    /// <summary>The schema that records are written with.</summary>
    /// <param name="client">Registers what the schema names and does not hold itself.</param>
    /// <param name="options">How.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public abstract Task<Schema> DescribeAsync(
        SchemaRegistryClient client, SchemaOptions options, CancellationToken cancel);

    /// <summary>
    /// Why records cannot be written under a schema that somebody else has registered; null when they can.
    /// </summary>
    /// <param name="client">Tells what the schema names and does not hold itself.</param>
    /// <param name="schema">The schema, of this language.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public abstract Task<string?> WhyNotUnderAsync(
        SchemaRegistryClient client, Schema schema, CancellationToken cancel);

    /// <summary>Makes what reads the records of a schema.</summary>
    /// <param name="client">Tells what the schema names and does not hold itself.</param>
    /// <param name="writer">The schema, of this language.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="RecordFormatException">Its records are not of this type.</exception>
    public abstract Task<IPayloadReader<T>> CreateReaderAsync(
        SchemaRegistryClient client, Schema writer, CancellationToken cancel);

    /// <summary>Appends a record, without the header.</summary>
    /// <exception cref="RecordFormatException">It cannot be written.</exception>
    public abstract void Write(T record, RecordBuffer output);
}

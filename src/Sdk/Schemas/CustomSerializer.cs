using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>A schema of the user's own for values, with everything else as the record's attributes say.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TEncoder">What the generator wrote for the key and the headers.</typeparam>
/// <param name="schema">Writes the value.</param>
public sealed class CustomSerializer<T, TEncoder>(ISerializationSchema<T> schema)
    : IKeyedSerializationSchema<T>, IDisposable
    where TEncoder : struct, IMessageEncoder<T>
{
    /// <inheritdoc/>
    public void Open(string topic) => schema.Open(topic);

    /// <summary>Disposes the schema, if it wants that.</summary>
    public void Dispose() => (schema as IDisposable)?.Dispose();

    /// <inheritdoc/>
    public bool TrySerialize(T record, MessageWriter message)
    {
        ArgumentNullException.ThrowIfNull(message);
        TEncoder.Encode(record, message);
        return schema.TrySerialize(record, message.Value);
    }
}

using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// A schema for values as one for messages that have nothing else. Used by one producer, one call at a time.
/// </summary>
internal sealed class ValueSerializer<T>(ISerializationSchema<T> schema) : IKeyedSerializationSchema<T>
{
    public void Open(string topic) => schema.Open(topic);

    public bool TrySerialize(T record, MessageWriter message) => schema.TrySerialize(record, message.Value);
}

using Confluent.Kafka;
using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>
/// Writes the key or the value of a record, whichever a producer asks for, and with the value its headers. Used by one
/// producer, one call at a time.
/// </summary>
internal sealed class ConfluentSerializer<T>(IKeyedSerializationSchema<T> schema) : ISerializer<T>, IDisposable
{
    private readonly MessageWriter _message = new();
    private string? _topic;

    public byte[]? Serialize(T data, SerializationContext context)
    {
        if (_topic != context.Topic) Open(context.Topic);
        _message.Clear();
        if (!schema.TrySerialize(data, _message))
            throw new RecordFormatException($"the schema of {typeof(T).Name} writes nothing for it: do not produce it");
        if (_message.Topic is { } topic && topic != context.Topic)
            throw new RecordFormatException($"the record goes to topic '{topic}', not to '{context.Topic}'");
        if (context.Component == MessageComponentType.Key)
            return _message.HasKey ? _message.Key.Written.ToArray() : null;
        if (context.Headers != null) AddHeaders(context.Headers);
        return _message.HasValue ? _message.Value.Written.ToArray() : null;
    }

    public void Dispose()
    {
        _message.Dispose();
        (schema as IDisposable)?.Dispose();
    }

    private void Open(string topic)
    {
        schema.Open(topic);
        _topic = topic;
    }

    private void AddHeaders(Headers headers)
    {
        foreach (RecordHeader header in _message.Headers)
        {
            string name = System.Text.Encoding.UTF8.GetString(header.Name);
            headers.Add(name, header.HasValue ? header.Value.ToArray() : null);
        }
    }
}

using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Runtime.Tasks;

/// <summary>
/// The schemas of one lane's records, each made and opened once, with what it wants from the host's services. Owned by
/// the lane and used by its thread only, so that a schema needs no locks; disposed with it, where they want that.
/// </summary>
internal sealed class LaneSchemas(IServiceProvider services) : IDisposable
{
    private readonly Dictionary<Type, object> _deserializers = [];
    private readonly Dictionary<Type, object> _serializers = [];

    public IKeyedDeserializationSchema<T> Deserializer<T>(IReadOnlyList<string> topics) where T : IKafkaSource<T>
    {
        if (_deserializers.TryGetValue(typeof(T), out object? known)) return (IKeyedDeserializationSchema<T>)known;
        IKeyedDeserializationSchema<T> schema = T.CreateDeserializer(services);
        Open(schema, () => schema.Open(topics));
        _deserializers[typeof(T)] = schema;
        return schema;
    }

    public IKeyedSerializationSchema<T> Serializer<T>(string topic) where T : IKafkaSink<T>
    {
        if (_serializers.TryGetValue(typeof(T), out object? known)) return (IKeyedSerializationSchema<T>)known;
        IKeyedSerializationSchema<T> schema = T.CreateSerializer(services);
        Open(schema, () => schema.Open(topic));
        _serializers[typeof(T)] = schema;
        return schema;
    }

    public void Dispose()
    {
        foreach (object schema in _deserializers.Values.Concat(_serializers.Values)) (schema as IDisposable)?.Dispose();
    }

    /// <summary>What could not be opened is made anew the next time.</summary>
    private static void Open(object schema, Action open)
    {
        try
        {
            open();
        }
        catch
        {
            (schema as IDisposable)?.Dispose();
            throw;
        }
    }
}

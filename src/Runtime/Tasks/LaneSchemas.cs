using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Runtime.Tasks;

/// <summary>
/// The schemas of one lane's records, each made and opened once, with what it wants from the host's services. Owned by
/// the lane and used by its thread only, so that a schema needs no locks.
/// </summary>
internal sealed class LaneSchemas(IServiceProvider services)
{
    private readonly Dictionary<Type, object> _deserializers = [];
    private readonly Dictionary<Type, object> _serializers = [];

    public IKeyedDeserializationSchema<T> Deserializer<T>(IReadOnlyList<string> topics) where T : IKafkaSource<T>
    {
        if (_deserializers.TryGetValue(typeof(T), out object? known)) return (IKeyedDeserializationSchema<T>)known;
        IKeyedDeserializationSchema<T> schema = T.CreateDeserializer(services);
        schema.Open(topics);
        _deserializers[typeof(T)] = schema;
        return schema;
    }

    public IKeyedSerializationSchema<T> Serializer<T>(string topic) where T : IKafkaSink<T>
    {
        if (_serializers.TryGetValue(typeof(T), out object? known)) return (IKeyedSerializationSchema<T>)known;
        IKeyedSerializationSchema<T> schema = T.CreateSerializer(services);
        schema.Open(topic);
        _serializers[typeof(T)] = schema;
        return schema;
    }
}

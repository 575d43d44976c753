using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Runtime.Tasks;

/// <summary>
/// The schemas of one lane's records, each made once, with what it wants from the host's services. Owned by the lane
/// and used by its thread only, so that a schema needs no locks.
/// </summary>
internal sealed class LaneSchemas(IServiceProvider services)
{
    private readonly Dictionary<Type, object> _deserializers = [];
    private readonly Dictionary<Type, object> _serializers = [];

    public IKeyedDeserializationSchema<T> Deserializer<T>() where T : IKafkaSource<T>
    {
        if (!_deserializers.TryGetValue(typeof(T), out object? schema))
            _deserializers[typeof(T)] = schema = T.CreateDeserializer(services);
        return (IKeyedDeserializationSchema<T>)schema;
    }

    public IKeyedSerializationSchema<T> Serializer<T>() where T : IKafkaSink<T>
    {
        if (!_serializers.TryGetValue(typeof(T), out object? schema))
            _serializers[typeof(T)] = schema = T.CreateSerializer(services);
        return (IKeyedSerializationSchema<T>)schema;
    }
}

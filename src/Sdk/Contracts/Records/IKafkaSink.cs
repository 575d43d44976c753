using Millrace.Schemas;

namespace Millrace.Contracts;

/// <summary>
/// What the generator writes for a <see cref="KafkaSinkAttribute"/> record: how it is written to Kafka (Flink's
/// <c>KafkaRecordSerializationSchema</c>, bound at build time).
/// </summary>
/// <typeparam name="TSelf">The record.</typeparam>
public interface IKafkaSink<TSelf> where TSelf : IKafkaSink<TSelf>
{
    /// <summary>What the record's attributes say.</summary>
    static abstract SinkDefinition Sink { get; }

    /// <summary>
    /// Makes the schema that writes the record: the generated one, or the user's own with what its constructor wants
    /// from <paramref name="services"/>. One instance serves one lane.
    /// </summary>
    static abstract IKeyedSerializationSchema<TSelf> CreateSerializer(IServiceProvider services);
}

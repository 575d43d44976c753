using Millrace.Schemas;

namespace Millrace.Contracts;

/// <summary>
/// What the generator writes for a <see cref="KafkaSourceAttribute"/> record: how it is read from Kafka, and when it
/// happened. This is Flink's <c>KafkaDeserializationSchema</c> and <c>TimestampAssigner</c>, bound at build time.
/// </summary>
/// <typeparam name="TSelf">The record.</typeparam>
public interface IKafkaSource<TSelf> where TSelf : IKafkaSource<TSelf>
{
    /// <summary>What the record's attributes say.</summary>
    static abstract SourceDefinition Source { get; }

    /// <summary>
    /// Makes the schema that reads the record: the generated one, or the user's own with what its constructor wants
    /// from <paramref name="services"/>. One instance serves one lane.
    /// </summary>
    static abstract IKeyedDeserializationSchema<TSelf> CreateDeserializer(IServiceProvider services);

    /// <summary>The record's event time in Unix milliseconds: its timestamp member, or Kafka's own timestamp.</summary>
    static abstract long EventTimeMs(TSelf record, in RecordView view);
}

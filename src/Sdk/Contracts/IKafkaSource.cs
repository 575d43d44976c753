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

    /// <summary>Reads the record from the bytes of its key and value.</summary>
    /// <exception cref="RecordFormatException">The bytes are not such a record; says which member and why.</exception>
    static abstract TSelf Decode(in RecordView view);

    /// <summary>The record's event time in Unix milliseconds: its timestamp member, or Kafka's own timestamp.</summary>
    static abstract long EventTimeMs(TSelf record, in RecordView view);
}

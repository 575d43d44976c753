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

    /// <summary>Appends the message key; false when the record has none (a null key), with nothing appended.</summary>
    static abstract bool EncodeKey(TSelf record, RecordBuffer output);

    /// <summary>Appends the message value.</summary>
    static abstract void EncodeValue(TSelf record, RecordBuffer output);
}

namespace Millrace;

/// <summary>
/// Marks the member that is the Kafka message key: <see cref="string"/>, an integer type, <see cref="Guid"/> or
/// <see cref="KeyBytes"/>; or the members that are it together. Keyed state and windows of a job are kept per value of
/// it.
/// </summary>
/// <remarks>
/// In a <see cref="KafkaSourceAttribute">source</see> the member is read from the message key, because that is what
/// Kafka partitioned by; a property of the same name in the value is not looked at. In a
/// <see cref="KafkaSinkAttribute">sink</see> it is written to both.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MessageKeyAttribute : Attribute
{
    /// <summary>How the key is laid out in bytes. Default: <see cref="KeyFormat.Kafka"/>.</summary>
    public KeyFormat Format { get; set; } = KeyFormat.Kafka;
}

namespace Millrace;

/// <summary>What Kafka's own timestamp of a record means (<c>message.timestamp.type</c> of its topic).</summary>
public enum TimestampKind
{
    /// <summary>The broker keeps none (versions before 0.10).</summary>
    None,

    /// <summary>The producer has set it.</summary>
    CreateTime,

    /// <summary>The broker has set it when it appended the record.</summary>
    LogAppendTime,
}

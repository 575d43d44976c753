namespace Millrace;

/// <summary>
/// Marks a record that a job writes to Kafka. The generator writes its serialization schema: the
/// <see cref="MessageKeyAttribute"/> member becomes the message key (and stays in the value), all members become the
/// value.
/// </summary>
/// <param name="topic">The topic to write to.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class KafkaSinkAttribute(string topic) : Attribute
{
    /// <summary>The topic to write to.</summary>
    public string Topic { get; } = topic;

    /// <summary>How the value is laid out. Default: <see cref="RecordFormat.Json"/>.</summary>
    public RecordFormat Format { get; set; } = RecordFormat.Json;

    /// <summary>
    /// With <see cref="RecordFormat.EncodedString"/>: the encoding, such as <c>iso-8859-1</c>, <c>windows-1252</c> or
    /// <c>utf-16le</c>. What it cannot express is refused.
    /// </summary>
    public string? Encoding { get; set; }

    /// <summary>
    /// A schema of your own in place of the generated one: a class or struct with
    /// <see cref="Schemas.ISerializationSchema{T}"/> or <see cref="Schemas.IKeyedSerializationSchema{T}"/> of this
    /// record. Parameters of its constructor come from the host's services.
    /// </summary>
    public Type? Schema { get; set; }
}

namespace Millrace;

/// <summary>
/// Marks a record that a job reads from Kafka. The generator writes its deserialization schema: the
/// <see cref="MessageKeyAttribute"/> member comes from the message key, all other members from the value.
/// </summary>
/// <remarks>
/// The type must be <c>partial</c>. Members of JSON are matched by name (camelCase unless <see
/// cref="JsonNamingAttribute"/> says otherwise), unknown members are skipped, and <c>required</c> members must be
/// present. This is what Flink calls a <c>KafkaSource</c> with its <c>DeserializationSchema</c>.
/// </remarks>
/// <param name="topics">The topics to read; at least one. All of them must have the same number of partitions.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class KafkaSourceAttribute(params string[] topics) : Attribute
{
    /// <summary>The topics to read.</summary>
    public IReadOnlyList<string> Topics { get; } = topics;

    /// <summary>
    /// Where a partition is read from when neither a checkpoint nor a committed offset of the group exists. Default:
    /// <see cref="StartFrom.Earliest"/>, so that nothing is skipped unless asked for.
    /// </summary>
    public StartFrom StartFrom { get; set; } = StartFrom.Earliest;

    /// <summary>How the value is laid out. Default: <see cref="RecordFormat.Json"/>.</summary>
    public RecordFormat Format { get; set; } = RecordFormat.Json;

    /// <summary>
    /// With <see cref="RecordFormat.EncodedString"/>: the encoding, such as <c>iso-8859-1</c>, <c>windows-1252</c> or
    /// <c>utf-16le</c>. What it cannot express is refused.
    /// </summary>
    public string? Encoding { get; set; }

    /// <summary>
    /// With <see cref="RecordFormat.JsonKeyValue"/>: whether the object has a <c>metadata</c> as well, an object with
    /// <c>offset</c>, <c>topic</c> and <c>partition</c>. Default: false.
    /// </summary>
    public bool IncludeMetadata { get; set; }

    /// <summary>
    /// A schema of your own in place of the generated one: a class or struct with
    /// <see cref="Schemas.IDeserializationSchema{T}"/> or <see cref="Schemas.IKeyedDeserializationSchema{T}"/> of this
    /// record. Parameters of its constructor come from the host's services.
    /// </summary>
    public Type? Schema { get; set; }

    /// <summary>Whether reading ends, and where. Default: <see cref="StopAt.Never"/>.</summary>
    public StopAt StopAt { get; set; } = StopAt.Never;
}

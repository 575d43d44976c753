namespace Millrace;

/// <summary>How the value of a message is laid out in bytes.</summary>
public enum RecordFormat
{
    /// <summary>A JSON object in UTF-8.</summary>
    Json,

    /// <summary>
    /// A MessagePack array or map, as MessagePack for C# lays it out: <c>[Key(0)]</c> on each member gives its place in
    /// an array; <c>[Key("name")]</c> on each member, or <c>[MessagePackObject(keyAsPropertyName: true)]</c> on the
    /// type, a map; without these attributes members are an array in the order of their declaration.
    /// </summary>
    MessagePack,

    /// <summary>
    /// The one <see cref="string"/> member of the record, in UTF-8 (Flink's <c>SimpleStringSchema</c>).
    /// </summary>
    Utf8String,

    /// <summary>The bytes of the record's one <c>byte[]</c> or <see cref="ReadOnlyMemory{T}"/> member.</summary>
    Bytes,

    /// <summary>
    /// Any JSON: the record's one <see cref="System.Text.Json.Nodes.JsonNode"/> or
    /// <see cref="System.Text.Json.Nodes.JsonObject"/> member (Flink's <c>JsonDeserializationSchema</c> of
    /// <c>ObjectNode</c>).
    /// </summary>
    DynamicJson,

    /// <summary>
    /// Key and value of the message, both any JSON, in the record's one
    /// <see cref="System.Text.Json.Nodes.JsonObject"/> member as its <c>key</c> and <c>value</c>, each missing where it
    /// is null; with <see cref="KafkaSourceAttribute.IncludeMetadata"/> as well <c>metadata</c> (Flink's
    /// <c>JSONKeyValueDeserializationSchema</c>). For sources only.
    /// </summary>
    JsonKeyValue,

    /// <summary>
    /// The one <see cref="string"/> member of the record, in the encoding that <c>Encoding</c> of the attribute names
    /// (Flink's <c>SimpleStringSchema</c> with a charset).
    /// </summary>
    EncodedString,
}

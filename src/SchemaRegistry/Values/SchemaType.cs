namespace Millrace.SchemaRegistry;

/// <summary>The language that a schema is written in.</summary>
public enum SchemaType
{
    /// <summary>Apache Avro, <c>AVRO</c> to the registry.</summary>
    Avro,

    /// <summary>Protocol Buffers, <c>PROTOBUF</c> to the registry.</summary>
    Protobuf,

    /// <summary>JSON Schema, <c>JSON</c> to the registry.</summary>
    Json,
}

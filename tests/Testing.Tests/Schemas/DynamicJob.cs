using System.Text.Json.Nodes;

namespace Millrace.Testing.Tests.Schemas;

/// <summary>Any JSON.</summary>
[KafkaSource("documents", Format = RecordFormat.DynamicJson), KafkaSink("marked", Format = RecordFormat.DynamicJson)]
public sealed partial record Document([property: MessageKey] string? Key, JsonNode Value);

/// <summary>Key and value in one object, with where they come from.</summary>
[KafkaSource("pairs-of-json", Format = RecordFormat.JsonKeyValue, IncludeMetadata = true)]
public sealed partial record KeyValue(JsonObject Message);

/// <summary>Writes what it reads, with a member of its own.</summary>
[StreamJob("dynamic")]
public sealed partial class DynamicJob
{
    /// <summary>Documents that are objects; all others are left out.</summary>
    public Document? Mark(Document document)
    {
        if (document.Value is not JsonObject members) return null;
        members["seen"] = true;
        return document with { Key = "out" };
    }

    /// <summary>As Flink's JSONKeyValueDeserializationSchema has it.</summary>
    public Document Wrap(KeyValue pair) => new("pair", pair.Message);
}

using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Millrace.SchemaRegistry.JsonFormat;

/// <summary>
/// Writes the JSON Schema of a type from what System.Text.Json's source generator knows of it: names, types, what is
/// required and what may be null. Draft 7, which all registries understand.
/// </summary>
internal static class JsonSchemaText
{
    private const string Draft = "http://json-schema.org/draft-07/schema#";
    private static readonly JsonSchemaExporterOptions _options = new() { TreatNullObliviousAsNonNullable = true };

    /// <summary>The name of a record whose user gives none.</summary>
    public static string TitleOf<T>() => typeof(T).FullName ?? typeof(T).Name;

    public static string Of(JsonTypeInfo type, string title)
    {
        JsonNode exported = type.GetJsonSchemaAsNode(_options);
        JsonObject schema = new() { ["$schema"] = Draft, ["title"] = title };
        // A type of which nothing is said is described as 'true': everything is allowed.
        if (exported is JsonObject members)
            foreach ((string name, JsonNode? member) in members) schema[name] = member?.DeepClone();
        return schema.ToJsonString();
    }
}

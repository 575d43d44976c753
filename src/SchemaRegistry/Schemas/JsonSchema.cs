using System.Text.Json.Serialization.Metadata;
using Millrace.SchemaRegistry.JsonFormat;

namespace Millrace.SchemaRegistry;

/// <summary>
/// JSON records of a schema registry, read and written by System.Text.Json. The schema tells other programs what the
/// records are; the records themselves are not checked against it, but read by the rules of the type.
/// </summary>
/// <example><code>
/// public sealed class InvoiceSchema(SchemaRegistryClient client)
///     : JsonSchema&lt;Invoice&gt;(client, ShopJson.Default.Invoice); // ShopJson is a JsonSerializerContext.
/// </code></example>
/// <typeparam name="T">The record.</typeparam>
/// <param name="client">The registry.</param>
/// <param name="type">What the source generator of System.Text.Json has written for the record.</param>
/// <param name="schema">
/// The JSON Schema to register. Default: one that is made of what <paramref name="type"/> knows, draft 7.
/// </param>
/// <param name="title">
/// The name of the record for subjects and messages. Default: the type's full name in .NET.
/// </param>
/// <param name="options">How the schema finds its place. Default: the client's.</param>
public class JsonSchema<T>(
    SchemaRegistryClient client, JsonTypeInfo<T> type, string? schema = null, string? title = null,
    SchemaOptions? options = null)
    : RegistrySchema<T>(
        new JsonPayload<T>(type, title ?? JsonSchemaText.TitleOf<T>(), schema), client, options);

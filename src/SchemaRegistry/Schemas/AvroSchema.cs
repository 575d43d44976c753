using System.Diagnostics.CodeAnalysis;
using global::Avro.Specific;
using Millrace.SchemaRegistry.AvroFormat;

namespace Millrace.SchemaRegistry;

/// <summary>
/// Avro records of a schema registry, by the classes that Apache's <c>avrogen</c> writes. A record of an older or newer
/// version is resolved to the class's own schema by Avro's rules.
/// </summary>
/// <example><code>
/// [KafkaSource("orders", Schema = typeof(AvroSchema&lt;Order&gt;))]
/// public partial class Order; // The other part is avrogen's.
/// </code></example>
/// <remarks>
/// Apache.Avro finds the types of nested records, lists and enums by their names: not for trimming and Native AOT.
/// </remarks>
/// <typeparam name="T">A class of <c>avrogen</c>.</typeparam>
/// <param name="client">The registry.</param>
/// <param name="options">How the schema finds its place. Default: the client's.</param>
[method: RequiresUnreferencedCode(AvroText.NeedsReflection)]
[method: RequiresDynamicCode(AvroText.NeedsReflection)]
public class AvroSchema<T>(SchemaRegistryClient client, SchemaOptions? options = null)
    : RegistrySchema<T>(new AvroPayload<T>(), client, options)
    where T : class, ISpecificRecord, new();

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
/// Apache.Avro finds the types of nested records, lists and enums by their names, which trimming and Native AOT may
/// have removed. A class of yours that names them works there, too:
/// <code>
/// public sealed class OrderSchema(SchemaRegistryClient client)
///     : AvroSchema&lt;Order&gt;(client, new AvroTypes().AddRecord&lt;OrderLine&gt;().AddEnum&lt;OrderStatus&gt;());
/// </code>
/// </remarks>
/// <typeparam name="T">A class of <c>avrogen</c>.</typeparam>
public class AvroSchema<T> : RegistrySchema<T> where T : class, ISpecificRecord, new()
{
    /// <summary>A schema that finds the types of nested records, lists and enums by reflection.</summary>
    /// <param name="client">The registry.</param>
    /// <param name="options">How the schema finds its place. Default: the client's.</param>
    [RequiresUnreferencedCode(AvroText.NeedsReflection)]
    [RequiresDynamicCode(AvroText.NeedsReflection)]
    public AvroSchema(SchemaRegistryClient client, SchemaOptions? options = null)
        : base(new AvroPayload<T>(), client, options)
    {
    }

    /// <summary>A schema that is told the types of nested records and enums, and needs no reflection.</summary>
    /// <param name="client">The registry.</param>
    /// <param name="types">The types that the record is made of, apart from itself.</param>
    /// <param name="options">How the schema finds its place. Default: the client's.</param>
    /// <exception cref="MillraceConfigurationException">A type is missing; says how it is added.</exception>
    protected AvroSchema(SchemaRegistryClient client, AvroTypes types, SchemaOptions? options = null)
        : base(new AvroPayload<T>(types), client, options)
    {
    }
}

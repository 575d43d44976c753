using global::Google.Protobuf;
using Millrace.SchemaRegistry.ProtobufFormat;

namespace Millrace.SchemaRegistry;

/// <summary>
/// Protobuf records of a schema registry, by the classes that <c>protoc</c> writes. What is read must be a message of
/// the class's full name; fields that one side does not know are left to Protobuf's rules.
/// </summary>
/// <example><code>
/// [KafkaSink("payments", Schema = typeof(ProtobufSchema&lt;Payment&gt;))]
/// public sealed partial class Payment; // The other part is protoc's.
/// </code></example>
/// <typeparam name="T">A class of <c>protoc</c>.</typeparam>
/// <param name="client">The registry.</param>
/// <param name="options">How the schema finds its place. Default: the client's.</param>
public class ProtobufSchema<T>(SchemaRegistryClient client, SchemaOptions? options = null)
    : RegistrySchema<T>(new ProtobufPayload<T>(), client, options)
    where T : class, IMessage<T>, new();

namespace Millrace.SchemaRegistry;

/// <summary>A schema that another one names: the registry keeps both, and the link between them.</summary>
/// <param name="Name">
/// How it is named: the full name of an Avro type, the path of a Protobuf import, the address of a JSON
/// <c>$ref</c>.
/// </param>
/// <param name="Subject">The subject that it is registered under.</param>
/// <param name="Version">Which version of the subject.</param>
public sealed record SchemaReference(string Name, string Subject, int Version);

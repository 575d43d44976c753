using System.Text.Json.Serialization;

namespace Millrace.RoundTrip.Records;

/// <summary>A record of JSON Schema, by the source generator of System.Text.Json.</summary>
public sealed record Invoice(string Number, decimal Total, IReadOnlyList<string> Lines);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(string))]
internal sealed partial class RegistryJson : JsonSerializerContext;

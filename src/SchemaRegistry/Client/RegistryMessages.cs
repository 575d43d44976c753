using System.Text.Json.Serialization;

namespace Millrace.SchemaRegistry.Client;

/// <summary>What is sent to register, look up or check a schema.</summary>
internal sealed record SchemaRequest(
    string Schema, string? SchemaType, IReadOnlyList<ReferenceMessage>? References);

/// <summary>What the registry says of a schema or of a version; which members it has depends on the question.</summary>
internal sealed record SchemaAnswer(
    string? Schema, string? SchemaType, IReadOnlyList<ReferenceMessage>? References, string? Subject, int Version,
    int Id);

/// <summary>A schema that another one names.</summary>
internal sealed record ReferenceMessage(string Name, string Subject, int Version);

/// <summary>The id that a schema was given.</summary>
internal sealed record IdAnswer(int Id);

/// <summary>Whether a schema may become a version; Confluent's registry gives messages, Apicurio's a reason.</summary>
internal sealed record CompatibilityAnswer(
    [property: JsonPropertyName("is_compatible")] bool IsCompatible, IReadOnlyList<string>? Messages, string? Reason);

/// <summary>A subject's compatibility level, as it is set.</summary>
internal sealed record CompatibilitySetting(string? Compatibility);

/// <summary>Why the registry has refused something.</summary>
internal sealed record ErrorAnswer(
    [property: JsonPropertyName("error_code")] int? ErrorCode, string? Message);

/// <summary>How the messages are read and written, by code that the compiler writes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SchemaRequest))]
[JsonSerializable(typeof(SchemaAnswer))]
[JsonSerializable(typeof(IdAnswer))]
[JsonSerializable(typeof(CompatibilityAnswer))]
[JsonSerializable(typeof(CompatibilitySetting))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(List<int>))]
internal sealed partial class RegistryJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace Millrace.SchemaRegistry.Tests.Shop;

/// <summary>A record of JSON Schema.</summary>
public sealed partial record Invoice
{
    public required string Number { get; init; }

    public required decimal Total { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<string> Lines { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(string))]
public sealed partial class ShopJson : JsonSerializerContext;

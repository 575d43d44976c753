using System.Text.Json.Serialization;

namespace Millrace.RoundTrip.Records;

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record JsonStringKeyed([property: MessageKey(Format = KeyFormat.Json)] string? Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record JsonLongKeyed([property: MessageKey(Format = KeyFormat.Json)] long? Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record JsonGuidKeyed([property: MessageKey(Format = KeyFormat.Json)] Guid Key);

/// <summary>A key of one part.</summary>
public readonly record struct RowKey([property: JsonPropertyName("row id")] ulong Id);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record RowKeyed([property: MessageKey(Format = KeyFormat.Json)] RowKey Key);

[KafkaSource("keys", Format = RecordFormat.MessagePack), KafkaSink("keys", Format = RecordFormat.MessagePack)]
[JsonNaming(JsonNaming.SnakeCaseLower)]
public sealed partial record MembersKeyed(
    [property: MessageKey(Format = KeyFormat.Json)] string ShopName,
    [property: MessageKey(Format = KeyFormat.Json)] sbyte Number);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record PackedStringKeyed([property: MessageKey(Format = KeyFormat.MessagePack)] string Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record PackedIntKeyed([property: MessageKey(Format = KeyFormat.MessagePack)] int Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record PackedGuidKeyed([property: MessageKey(Format = KeyFormat.MessagePack)] Guid? Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record PackedRouteKeyed([property: MessageKey(Format = KeyFormat.MessagePack)] Route Key)
{
    [Header("text", Format = KeyFormat.Json)] public string? Text { get; init; }

    [Header("count", Format = KeyFormat.MessagePack)] public required int Count { get; init; }
}

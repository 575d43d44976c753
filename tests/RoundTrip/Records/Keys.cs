namespace Millrace.RoundTrip.Records;

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record StringKeyed([property: MessageKey] string? Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ShortKeyed([property: MessageKey] short Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record IntKeyed([property: MessageKey] int? Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record LongKeyed([property: MessageKey] long Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByteKeyed([property: MessageKey] byte Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record UnsignedKeyed([property: MessageKey] ulong Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record GuidKeyed([property: MessageKey] Guid Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record OpaqueKeyed([property: MessageKey] KeyBytes? Key);

[KafkaSource("keys", Format = RecordFormat.MessagePack), KafkaSink("keys", Format = RecordFormat.MessagePack)]
public sealed partial record PartlyOpaqueKeyed([property: MessageKey] KeyBytes Key, [property: MessageKey] byte Part);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record TextKeyed([property: MessageKey(Format = KeyFormat.Text)] int Key);

/// <summary>A key of two parts that is a type.</summary>
public readonly record struct Route(string Origin, long Number);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record RouteKeyed([property: MessageKey] Route Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record MaybeRouteKeyed([property: MessageKey(Format = KeyFormat.Text)] Route? Key);

/// <summary>A key of three parts that are members, in a value that does not repeat them.</summary>
[KafkaSource("legs", Format = RecordFormat.MessagePack), KafkaSink("legs", Format = RecordFormat.MessagePack)]
public sealed partial record LegKeyed(
    [property: MessageKey] string Origin, [property: MessageKey(Format = KeyFormat.Text)] int Number,
    [property: MessageKey] Guid Id, bool IsLate);

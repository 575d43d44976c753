namespace Millrace.Kafka.Clients.Tests.Keys;

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByString([property: MessageKey] string Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByShort([property: MessageKey] short Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByInt([property: MessageKey] int Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByLong([property: MessageKey] long Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByText([property: MessageKey(Format = KeyFormat.Text)] long Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByGuid([property: MessageKey] Guid Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByRoute([property: MessageKey] string Origin, [property: MessageKey] long Number);

public readonly record struct RowKey(long Id);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByRow([property: MessageKey(Format = KeyFormat.Json)] RowKey Key);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByPair(
    [property: MessageKey(Format = KeyFormat.Json)] string User,
    [property: MessageKey(Format = KeyFormat.Json)] int Item);

[KafkaSource("keys"), KafkaSink("keys")]
public sealed partial record ByJson([property: MessageKey(Format = KeyFormat.Json)] string Key);

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

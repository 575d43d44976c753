using System.Text.Json.Nodes;

namespace Millrace.RoundTrip.Records;

[KafkaSource("lines", Format = RecordFormat.Utf8String), KafkaSink("lines", Format = RecordFormat.Utf8String)]
public sealed partial record Line([property: MessageKey] string Host, string Text);

[KafkaSource("lines", Format = RecordFormat.Utf8String), KafkaSink("lines", Format = RecordFormat.Utf8String)]
public sealed partial record MaybeLine([property: MessageKey] string Host, string? Text);

[KafkaSource("lines", Format = RecordFormat.EncodedString, Encoding = "windows-1252")]
[KafkaSink("lines", Format = RecordFormat.EncodedString, Encoding = "windows-1252")]
public sealed partial record WesternLine(string? Text);

[KafkaSource("lines", Format = RecordFormat.EncodedString, Encoding = "utf-16be")]
[KafkaSink("lines", Format = RecordFormat.EncodedString, Encoding = "utf-16be")]
public sealed partial record WideLine(string Text);

[KafkaSource("blobs", Format = RecordFormat.Bytes), KafkaSink("blobs", Format = RecordFormat.Bytes)]
public sealed partial record Blob(byte[] Bytes);

[KafkaSource("blobs", Format = RecordFormat.Bytes), KafkaSink("blobs", Format = RecordFormat.Bytes)]
public sealed partial record MaybeBlob([property: MessageKey] int Id, ReadOnlyMemory<byte>? Bytes);

[KafkaSource("documents", Format = RecordFormat.DynamicJson), KafkaSink("documents", Format = RecordFormat.DynamicJson)]
public sealed partial record Document(JsonNode Json);

[KafkaSource("documents", Format = RecordFormat.DynamicJson), KafkaSink("documents", Format = RecordFormat.DynamicJson)]
public sealed partial record MaybeDocument([property: MessageKey] string Id, JsonObject? Json);

[KafkaSource("pairs", Format = RecordFormat.JsonKeyValue)]
public sealed partial record Pair(JsonObject Json);

[KafkaSource("pairs", Format = RecordFormat.JsonKeyValue, IncludeMetadata = true)]
public sealed partial record PairWithMetadata(JsonObject Json);

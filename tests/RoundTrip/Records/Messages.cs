using System.Text.Json.Serialization;

namespace Millrace.RoundTrip.Records;

/// <summary>A key and headers of every kind.</summary>
[KafkaSource("keyed"), KafkaSink("keyed")]
public sealed partial record Keyed([property: MessageKey] long Id, string Text)
{
    [Header("trace")] public string? Trace { get; init; }

    [Header("count", Format = KeyFormat.Kafka)] public int Count { get; init; }

    [Header("bytes")] public byte[]? Bytes { get; init; }
}

[KafkaSource("guid"), KafkaSink("guid")]
public sealed partial record GuidKeyed([property: MessageKey] Guid Id);

[KafkaSource("text"), KafkaSink("text")]
public sealed partial record TextKeyed([property: MessageKey(Format = KeyFormat.Text)] int Id);

[KafkaSource("lines", Format = RecordFormat.Utf8String), KafkaSink("lines", Format = RecordFormat.Utf8String)]
public sealed partial record Line([property: MessageKey] string Host, string Text);

[KafkaSource("blobs", Format = RecordFormat.Bytes), KafkaSink("blobs", Format = RecordFormat.Bytes)]
public sealed partial record Blob(byte[] Bytes);

/// <summary>A record that is one of several types, described on the side.</summary>
[KafkaSource("changes", Schema = typeof(ChangeSchema)), KafkaSink("changes", Schema = typeof(ChangeSchema))]
[JsonDerivedType(typeof(Delayed), "delayed"), JsonDerivedType(typeof(Cancelled), "cancelled")]
public abstract partial record Change([property: MessageKey] string Flight);

public sealed record Delayed(string Flight, int Minutes) : Change(Flight);

public sealed record Cancelled(string Flight) : Change(Flight);

[JsonSchema<Change>]
public sealed partial class ChangeSchema;

/// <summary>The schema of a type that is nobody's record.</summary>
[MessagePackSchema<Dictionary<Guid, Singles[]>>]
public sealed partial class SinglesSchema;

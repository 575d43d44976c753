namespace Millrace.RoundTrip.Records;

/// <summary>Headers of every kind.</summary>
[KafkaSource("headed"), KafkaSink("headed")]
public sealed partial record Headed(int Number)
{
    [Header("text")] public string? Text { get; init; }

    [Header("count", Format = KeyFormat.Kafka)] public required int Count { get; init; }

    [Header("total")] public long? Total { get; init; }

    [Header("id")] public Guid? Id { get; init; }

    [Header("bytes")] public byte[]? Bytes { get; init; }

    [Header("memory")] public ReadOnlyMemory<byte>? Memory { get; init; }
}

/// <summary>What Kafka says of a record, of which its timestamp is the event time.</summary>
[KafkaSource("seen")]
public sealed partial record Seen(int Number)
{
    [Metadata(MetadataKind.Topic)] public required string Topic { get; init; }

    [Metadata(MetadataKind.Partition)] public int Partition { get; init; }

    [Metadata(MetadataKind.Offset)] public long Offset { get; init; }

    [Metadata(MetadataKind.Timestamp), Timestamp] public DateTimeOffset At { get; init; }

    [Metadata(MetadataKind.TimestampKind)] public TimestampKind Kind { get; init; }

    [Metadata(MetadataKind.LeaderEpoch)] public int? Epoch { get; init; }
}

[KafkaSource("timed")]
public sealed partial record TimedByMember([property: Timestamp(MaxOutOfOrderness = "2h")] long AtMs);

[KafkaSource("timed", Format = RecordFormat.MessagePack)]
public sealed partial record TimedByMethod(int Year, int DayOfYear)
{
    [Timestamp(IdleAfter = "1m")]
    private static DateTimeOffset At(TimedByMethod record, in RecordMetadata metadata) =>
        new DateTimeOffset(record.Year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(record.DayOfYear - 1)
            .AddMilliseconds(metadata.Offset);
}

[KafkaSource("timed"), Timestamp]
public sealed partial record TimedByMessage;

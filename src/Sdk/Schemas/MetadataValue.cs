using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>Reads metadata of records; generated code calls it.</summary>
public static class MetadataValue
{
    /// <summary>Kafka's timestamp.</summary>
    /// <exception cref="RecordFormatException">The record has none.</exception>
    public static long ReadTimestampMs(in RecordView view) => view.TimestampMs >= 0
        ? view.TimestampMs
        : throw new RecordFormatException("the record has none, which the member's type does not allow", "timestamp");

    /// <summary>Kafka's timestamp.</summary>
    /// <exception cref="RecordFormatException">The record has none.</exception>
    public static DateTimeOffset ReadTimestamp(in RecordView view) => Instant(ReadTimestampMs(in view));

    internal static DateTimeOffset Instant(long timestampMs) =>
        timestampMs <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(timestampMs)
            : throw new RecordFormatException($"{timestampMs} ms since 1970 is beyond the calendar", "timestamp");
}

using System.Buffers.Text;
using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Json;

public static partial class JsonValueWriter
{
    private const int TimeSpanLengthMax = 26;

    /// <summary>ISO 8601, <c>Z</c> for UTC, else with the offset; no more digits than needed.</summary>
    public static void WriteDateTimeOffset(RecordBuffer output, DateTimeOffset value)
    {
        ArgumentNullException.ThrowIfNull(output);
        Utf8JsonWriter writer = output.BeginJson();
        if (value.Offset == TimeSpan.Zero) writer.WriteStringValue(value.UtcDateTime);
        else writer.WriteStringValue(value);
        writer.Flush();
    }

    /// <summary>ISO 8601: UTC and local times with <c>Z</c>, unspecified ones without offset.</summary>
    public static void WriteDateTime(RecordBuffer output, DateTime value)
    {
        ArgumentNullException.ThrowIfNull(output);
        Utf8JsonWriter writer = output.BeginJson();
        writer.WriteStringValue(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value);
        writer.Flush();
    }

    /// <summary>A date as <c>yyyy-MM-dd</c>.</summary>
    public static void WriteDateOnly(RecordBuffer output, DateOnly value) =>
        JsonDateFormat.IsoDate.WriteDateTime(output, value.ToDateTime(TimeOnly.MinValue));

    /// <summary>A time of day as <c>HH:mm:ss[.fffffff]</c>.</summary>
    public static void WriteTimeOnly(RecordBuffer output, TimeOnly value) =>
        WriteTimeSpan(output, value.ToTimeSpan());

    /// <summary>A time span as <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    public static void WriteTimeSpan(RecordBuffer output, TimeSpan value)
    {
        Span<byte> text = stackalloc byte[TimeSpanLengthMax];
        Utf8Formatter.TryFormat(value, text, out int length, 'c');
        WriteQuoted(output, text[..length]);
    }
}

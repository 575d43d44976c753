using System.Buffers.Text;
using System.Text.Json;

namespace Millrace.Json;

public static partial class JsonValueWriter
{
    private const int TimeSpanLengthMax = 26;

    /// <summary>ISO 8601, <c>Z</c> for UTC, else with the offset; no more digits than needed.</summary>
    public static void WriteDateTimeOffset(Utf8JsonWriter writer, DateTimeOffset value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Offset == TimeSpan.Zero) writer.WriteStringValue(value.UtcDateTime);
        else writer.WriteStringValue(value);
    }

    /// <summary>ISO 8601: UTC and local times with <c>Z</c>, unspecified ones without offset.</summary>
    public static void WriteDateTime(Utf8JsonWriter writer, DateTime value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value);
    }

    /// <summary>A date as <c>yyyy-MM-dd</c>.</summary>
    public static void WriteDateOnly(Utf8JsonWriter writer, DateOnly value) =>
        JsonDateFormat.IsoDate.WriteDateTime(writer, value.ToDateTime(TimeOnly.MinValue));

    /// <summary>A time of day as <c>HH:mm:ss[.fffffff]</c>.</summary>
    public static void WriteTimeOnly(Utf8JsonWriter writer, TimeOnly value) =>
        WriteTimeSpan(writer, value.ToTimeSpan());

    /// <summary>A time span as <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    public static void WriteTimeSpan(Utf8JsonWriter writer, TimeSpan value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[TimeSpanLengthMax];
        Utf8Formatter.TryFormat(value, text, out int length, 'c');
        writer.WriteStringValue(text[..length]);
    }
}

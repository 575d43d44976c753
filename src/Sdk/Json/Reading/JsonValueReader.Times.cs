using System.Buffers.Text;
using System.Text.Json;

namespace Millrace.Json;

public static partial class JsonValueReader
{
    private const int TimeLengthMax = 64;

    /// <summary>
    /// An ISO 8601 date and time; one without offset is taken as UTC, whatever the machine's time zone.
    /// </summary>
    public static DateTimeOffset ReadDateTimeOffset(ref Utf8JsonReader reader)
    {
        if (!IsString(ref reader) || !reader.TryGetDateTimeOffset(out DateTimeOffset value))
            throw Unexpected(ref reader, "a date and time in ISO 8601");
        return HasOffset(ref reader) ? value : new(value.DateTime, TimeSpan.Zero);
    }

    /// <summary>An ISO 8601 date and time; one with an offset becomes UTC, one without stays unspecified.</summary>
    public static DateTime ReadDateTime(ref Utf8JsonReader reader)
    {
        if (!IsString(ref reader) || !reader.TryGetDateTime(out DateTime value))
            throw Unexpected(ref reader, "a date and time in ISO 8601");
        return value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
    }

    /// <summary>A date as <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly ReadDateOnly(ref Utf8JsonReader reader) =>
        DateOnly.FromDateTime(JsonDateFormat.IsoDate.ReadDateTime(ref reader));

    /// <summary>A time of day as <c>HH:mm:ss</c>, with up to seven digits of a second's fraction.</summary>
    public static TimeOnly ReadTimeOnly(ref Utf8JsonReader reader) =>
        TryTimeSpan(ref reader, out TimeSpan value) && value.Ticks is >= 0 and < TimeSpan.TicksPerDay
            ? TimeOnly.FromTimeSpan(value)
            : throw Unexpected(ref reader, "a time of day as \"HH:mm:ss.fffffff\"");

    /// <summary>A time span as <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    public static TimeSpan ReadTimeSpan(ref Utf8JsonReader reader) => TryTimeSpan(ref reader, out TimeSpan value)
        ? value
        : throw Unexpected(ref reader, "a time span as \"[-][d.]hh:mm:ss[.fffffff]\"");

    private static bool TryTimeSpan(ref Utf8JsonReader reader, out TimeSpan value)
    {
        Span<byte> buffer = stackalloc byte[TimeLengthMax];
        ReadOnlySpan<byte> text = buffer[..CopyUtf8(ref reader, buffer)];
        // Utf8Parser skips white space and takes numbers of days alone; the format "c" has neither.
        value = default;
        return text.Length >= "00:00:00".Length && text[0] is >= (byte)'0' and <= (byte)'9' or (byte)'-'
            && Utf8Parser.TryParse(text, out value, out int consumed, 'c') && consumed == text.Length;
    }

    private static bool HasOffset(ref Utf8JsonReader reader)
    {
        const int dateLength = 10;
        Span<byte> buffer = stackalloc byte[TimeLengthMax];
        ReadOnlySpan<byte> text = buffer[..CopyUtf8(ref reader, buffer)];
        return text.Length > dateLength && (text[^1] == 'Z' || text[dateLength..].IndexOfAny("+-"u8) >= 0);
    }
}

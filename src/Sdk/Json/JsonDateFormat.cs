using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Json;

/// <summary>
/// Reads and writes date strings of one fixed-width pattern, byte by byte and without allocation; generated code holds
/// one for each <see cref="DateFormatAttribute"/>. Times are UTC.
/// </summary>
public sealed class JsonDateFormat
{
    private const int LengthMax = 64;

    private readonly DatePattern _pattern;
    private readonly long _fractionTicks = TimeSpan.TicksPerSecond;

    /// <summary>Compiles <paramref name="pattern"/>, for example <c>yyyy/MM/dd HH:mm</c>.</summary>
    /// <exception cref="ArgumentException">It is no pattern, or longer than 64 characters.</exception>
    public JsonDateFormat(string pattern)
    {
        _pattern = DatePattern.TryParse(pattern) is { Text.Length: <= LengthMax } parsed
            ? parsed
            : throw new ArgumentException(
                $"'{pattern}' is no date pattern: write {DatePattern.Syntax}.", nameof(pattern));
        for (int i = 0; i < _pattern.FractionLength; i++) _fractionTicks /= 10;
    }

    internal static JsonDateFormat IsoDate { get; } = new("yyyy-MM-dd");

    /// <summary>A string of the pattern, as UTC.</summary>
    public DateTimeOffset ReadDateTimeOffset(ref Utf8JsonReader reader) => new(ReadDateTime(ref reader));

    /// <summary>A string of the pattern, as UTC.</summary>
    public DateTime ReadDateTime(ref Utf8JsonReader reader)
    {
        Span<byte> text = stackalloc byte[LengthMax];
        int length = JsonValueReader.CopyUtf8(ref reader, text);
        return TryParse(text[..length], out DateTime value)
            ? value
            : throw JsonValueReader.Unexpected(ref reader, $"a date as \"{_pattern.Text}\"");
    }

    /// <summary>A string of the pattern, as UTC.</summary>
    public DateTimeOffset ReadDateTimeOffset(ref JsonScanner scanner) => new(ReadDateTime(ref scanner));

    /// <summary>A string of the pattern, as UTC.</summary>
    public DateTime ReadDateTime(ref JsonScanner scanner) =>
        TryParse(scanner.ReadPlainText(), out DateTime value) ? value : scanner.Fail<DateTime>();

    /// <summary>Writes a string of the pattern; what the pattern leaves out is cut off.</summary>
    public void WriteDateTimeOffset(RecordBuffer output, DateTimeOffset value) => WriteUtc(output, value.UtcDateTime);

    /// <summary>Writes a string of the pattern; an unspecified kind is taken as UTC.</summary>
    public void WriteDateTime(RecordBuffer output, DateTime value) =>
        WriteUtc(output, value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value);

    private bool TryParse(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        if (text.Length != _pattern.Text.Length || !LiteralsMatch(text)) return false;
        int[] starts = _pattern.Starts;
        int year = Number(text, starts[0], 4), month = Number(text, starts[1], 2), day = Number(text, starts[2], 2);
        int hour = Number(text, starts[3], 2), minute = Number(text, starts[4], 2), second = Number(text, starts[5], 2);
        int fraction = Number(text, _pattern.FractionStart, _pattern.FractionLength);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59 || fraction < 0) return false;
        value = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc)
            .AddTicks(fraction * _fractionTicks);
        return true;
    }

    private bool LiteralsMatch(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
            if (_pattern.IsLiteral(i) && text[i] != _pattern.Text[i]) return false;
        return true;
    }

    /// <summary>
    /// The number at <paramref name="start"/>: 0 where the pattern has none, -1 when there are no digits.
    /// </summary>
    private static int Number(ReadOnlySpan<byte> text, int start, int length)
    {
        if (start < 0) return 0;
        int value = 0;
        foreach (byte digit in text.Slice(start, length))
        {
            if (digit is < (byte)'0' or > (byte)'9') return -1;
            value = value * 10 + (digit - '0');
        }
        return value;
    }

    private void WriteUtc(RecordBuffer output, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(output);
        Span<byte> text = stackalloc byte[_pattern.Text.Length];
        for (int i = 0; i < text.Length; i++) text[i] = (byte)_pattern.Text[i];
        int[] starts = _pattern.Starts;
        Put(text, starts[0], 4, utc.Year);
        Put(text, starts[1], 2, utc.Month);
        Put(text, starts[2], 2, utc.Day);
        Put(text, starts[3], 2, utc.Hour);
        Put(text, starts[4], 2, utc.Minute);
        Put(text, starts[5], 2, utc.Second);
        long fraction = utc.Ticks % TimeSpan.TicksPerSecond / _fractionTicks;
        Put(text, _pattern.FractionStart, _pattern.FractionLength, fraction);
        JsonValueWriter.WriteEscaped(output, text);
    }

    private static void Put(Span<byte> text, int start, int length, long value)
    {
        if (start < 0) return;
        for (int i = start + length - 1; i >= start; i--, value /= 10) text[i] = (byte)('0' + value % 10);
    }
}

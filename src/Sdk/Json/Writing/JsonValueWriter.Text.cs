using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Millrace.Contracts;
using Millrace.Payloads;

namespace Millrace.Json;

public static partial class JsonValueWriter
{
    private const int GuidLength = 36;

    private static readonly SearchValues<char> _surrogates =
        SearchValues.Create([.. Enumerable.Range('\uD800', '\uE000' - '\uD800').Select(c => (char)c)]);

    /// <summary>A string. Half of a surrogate pair is refused: written, it would become another character.</summary>
    public static void WriteString(RecordBuffer output, string value)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (value == null) throw NullValue();
        WriteText(output, value);
    }

    /// <summary>A string of one UTF-16 character, which half of a surrogate pair is not.</summary>
    public static void WriteChar(RecordBuffer output, char value)
    {
        ArgumentNullException.ThrowIfNull(output);
        WriteText(output, [value]);
    }

    /// <summary>A Guid as 36 characters in lower case.</summary>
    public static void WriteGuid(RecordBuffer output, Guid value)
    {
        Span<byte> text = stackalloc byte[GuidLength];
        value.TryFormat(text, out _);
        WriteQuoted(output, text);
    }

    /// <summary>An address as it was given.</summary>
    public static void WriteUri(RecordBuffer output, Uri value) => WriteString(output, value?.OriginalString!);

    /// <summary>A version as <c>major.minor[.build[.revision]]</c>.</summary>
    public static void WriteVersion(RecordBuffer output, Version value) => WriteString(output, value?.ToString()!);

    /// <summary>Bytes in Base64.</summary>
    public static void WriteBase64(RecordBuffer output, byte[] value)
    {
        if (value == null) throw NullValue();
        WriteMemory(output, value);
    }

    /// <summary>Bytes in Base64.</summary>
    public static void WriteMemory(RecordBuffer output, ReadOnlyMemory<byte> value)
    {
        ArgumentNullException.ThrowIfNull(output);
        Span<byte> text = output.GetSpan(Base64.GetMaxEncodedToUtf8Length(value.Length) + 2);
        text[0] = (byte)'"';
        Base64.EncodeToUtf8(value.Span, text[1..], out _, out int length);
        text[length + 1] = (byte)'"';
        output.Advance(length + 2);
    }

    /// <summary>Bytes in Base64.</summary>
    public static void WriteKeyBytes(RecordBuffer output, KeyBytes value) => WriteMemory(output, value.Memory);

    /// <summary>An enum's name, which needs no escapes.</summary>
    public static void WriteQuoted(RecordBuffer output, ReadOnlySpan<byte> text)
    {
        ArgumentNullException.ThrowIfNull(output);
        Span<byte> span = output.GetSpan(text.Length + 2);
        span[0] = (byte)'"';
        text.CopyTo(span[1..]);
        span[text.Length + 1] = (byte)'"';
        output.Advance(text.Length + 2);
    }

    /// <summary>A string in UTF-8, escaped where it must be.</summary>
    internal static void WriteEscaped(RecordBuffer output, ReadOnlySpan<byte> text)
    {
        Utf8JsonWriter writer = output.BeginJson();
        writer.WriteStringValue(text);
        writer.Flush();
    }

    private static void WriteText(RecordBuffer output, ReadOnlySpan<char> text)
    {
        if (JsonPlainText.IsPlain(text))
        {
            WritePlain(output, text);
            return;
        }
        CheckUnicode(text);
        Utf8JsonWriter writer = output.BeginJson();
        writer.WriteStringValue(text);
        writer.Flush();
    }

    private static void WritePlain(RecordBuffer output, ReadOnlySpan<char> text)
    {
        Span<byte> span = output.GetSpan(StrictUtf8.RoomFor(text) + 2);
        span[0] = (byte)'"';
        int length = Encoding.UTF8.GetBytes(text, span[1..]);
        span[length + 1] = (byte)'"';
        output.Advance(length + 2);
    }

    private static JsonValueException HalfPair(char half, int at) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"the string has half of a surrogate pair (U+{(int)half:X4}) at character {at}, which JSON cannot express"));

    private static void CheckUnicode(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAny(_surrogates);
        for (; at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            bool isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            if (!isPair) throw HalfPair(text[at], at);
            at++;
        }
    }
}

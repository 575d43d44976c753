using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Millrace.Json;

public static partial class JsonValueReader
{
    /// <summary>true or false.</summary>
    public static bool ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected(ref reader, "true or false"),
    };

    /// <summary>A string. One that is not valid Unicode (half of a surrogate pair) is refused, not repaired.</summary>
    public static string ReadString(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? Text(ref reader) : throw Unexpected(ref reader, "a string");

    /// <summary>The name of a member, as a dictionary's key.</summary>
    public static string ReadName(ref Utf8JsonReader reader) => Text(ref reader);

    /// <summary>A string of one UTF-16 character.</summary>
    public static char ReadChar(ref Utf8JsonReader reader)
    {
        const int escapedLengthMax = 6;
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length is > 0 and <= escapedLengthMax
            && Text(ref reader) is [char single]) return single;
        throw Unexpected(ref reader, "a string of one character");
    }

    /// <summary>A Guid as 36 characters.</summary>
    public static Guid ReadGuid(ref Utf8JsonReader reader)
    {
        // Not by TryGetGuid, which throws over half of a surrogate pair.
        Span<byte> text = stackalloc byte[36];
        int length = CopyUtf8(ref reader, text);
        return Utf8Parser.TryParse(text[..length], out Guid value, out int consumed, 'D') && consumed == length
            ? value
            : throw Unexpected(ref reader, "a Guid as 36 characters");
    }

    /// <summary>Bytes in Base64.</summary>
    public static byte[] ReadBase64(ref Utf8JsonReader reader) =>
        IsString(ref reader) && reader.TryGetBytesFromBase64(out byte[]? value)
            ? value
            : throw Unexpected(ref reader, "a string in Base64");

    /// <summary>Bytes in Base64.</summary>
    public static ReadOnlyMemory<byte> ReadMemory(ref Utf8JsonReader reader) => ReadBase64(ref reader);

    /// <summary>Bytes in Base64.</summary>
    public static KeyBytes ReadKeyBytes(ref Utf8JsonReader reader) => new(ReadBase64(ref reader));

    /// <summary>An address, absolute or relative.</summary>
    public static Uri ReadUri(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && Uri.TryCreate(Text(ref reader), UriKind.RelativeOrAbsolute, out Uri? value)
            ? value
            : throw Unexpected(ref reader, "an address as a string");

    /// <summary>A version as <c>major.minor[.build[.revision]]</c>.</summary>
    public static Version ReadVersion(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && Text(ref reader) is [>= '0' and <= '9', .., >= '0' and <= '9'] text
        && Version.TryParse(text, out Version? value)
            ? value
            : throw Unexpected(ref reader, "a version as \"major.minor[.build[.revision]]\"");

    /// <summary>
    /// Copies the bytes of a short string, unescaped, into <paramref name="buffer"/>, and returns how many they are;
    /// 0 when the value is no string or does not fit.
    /// </summary>
    internal static int CopyUtf8(ref Utf8JsonReader reader, scoped Span<byte> buffer)
    {
        if (reader.TokenType != JsonTokenType.String) return 0;
        ReadOnlySpan<byte> text = reader.ValueIsEscaped
            ? Encoding.UTF8.GetBytes(Text(ref reader))
            : reader.ValueSpan;
        return text.TryCopyTo(buffer) ? text.Length : 0;
    }

    /// <summary>
    /// True for a string. One with half of a surrogate pair is refused here: what reads values from strings would throw
    /// in other words.
    /// </summary>
    private static bool IsString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) return false;
        if (reader.ValueIsEscaped && HasSurrogates(reader.ValueSpan)) _ = Text(ref reader);
        return true;
    }

    /// <summary>True where there may be half of a surrogate pair, written as an escape.</summary>
    private static bool HasSurrogates(ReadOnlySpan<byte> json) =>
        json.IndexOf(@"\ud"u8) >= 0 || json.IndexOf(@"\uD"u8) >= 0;

    private static string Text(ref Utf8JsonReader reader, long offset = 0)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonValueException(
                "the string is not valid Unicode (bytes that are not UTF-8, or half of a surrogate pair)",
                offset + reader.TokenStartIndex);
        }
    }
}

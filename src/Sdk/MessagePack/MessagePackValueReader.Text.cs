using System.Buffers;
using System.Buffers.Text;
using System.Text;
using MessagePack;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueReader
{
    // Invalid bytes must not turn into replacement characters: two different values would become one.
    private static readonly UTF8Encoding _strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>true or false.</summary>
    public bool ReadBoolean()
    {
        int start = Position;
        try
        {
            return _reader.ReadBoolean();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Unexpected(start, "true or false");
        }
    }

    /// <summary>A string. One that is not valid UTF-8 is refused, not repaired.</summary>
    public string ReadString()
    {
        int start = Position;
        ReadOnlySpan<byte> text = ReadText("a string");
        // Most strings are ASCII, which needs one pass less.
        if (Ascii.IsValid(text)) return Encoding.Latin1.GetString(text);
        try
        {
            return _strict.GetString(text);
        }
        catch (DecoderFallbackException e)
        {
            throw new MessagePackValueException($"the string is not valid UTF-8, from its byte {e.Index} on", start);
        }
    }

    /// <summary>The name of a member or of an enum's value, borrowed: valid while the record is read.</summary>
    public ReadOnlySpan<byte> ReadName() => ReadText("a name");

    /// <summary>A UTF-16 character as the number that it is.</summary>
    public char ReadChar() => (char)ReadUInt16();

    /// <summary>A Guid as a string of 36 characters.</summary>
    public Guid ReadGuid()
    {
        const string expected = "a Guid as 36 characters";
        int start = Position;
        ReadOnlySpan<byte> text = ReadText(expected);
        return Utf8Parser.TryParse(text, out Guid value, out int length, 'D') && length == text.Length
            ? value
            : throw Unexpected(start, expected);
    }

    /// <summary>Bytes.</summary>
    public byte[] ReadBytes() => ReadBinary("bytes").ToArray();

    /// <summary>Bytes.</summary>
    public ReadOnlyMemory<byte> ReadMemory() => ReadBytes();

    /// <summary>An address as a string, absolute or relative.</summary>
    public Uri ReadUri()
    {
        int start = Position;
        return Uri.TryCreate(ReadString(), UriKind.RelativeOrAbsolute, out Uri? value)
            ? value
            : throw Unexpected(start, "an address as a string");
    }

    /// <summary>A version as a string.</summary>
    public Version ReadVersion()
    {
        int start = Position;
        return Version.TryParse(ReadString(), out Version? value)
            ? value
            : throw Unexpected(start, "a version as \"major.minor[.build[.revision]]\"");
    }

    private ReadOnlySpan<byte> ReadText(string expected)
    {
        int start = Position;
        try
        {
            if (_reader.TryReadStringSpan(out ReadOnlySpan<byte> text)) return text;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            // Said below, in the same words as nil.
        }
        throw Unexpected(start, expected);
    }

    private ReadOnlySequence<byte> ReadBinary(string expected)
    {
        int start = Position;
        try
        {
            if (_reader.ReadBytes() is { } bytes) return bytes;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            // Said below, in the same words as nil.
        }
        throw Unexpected(start, expected);
    }
}

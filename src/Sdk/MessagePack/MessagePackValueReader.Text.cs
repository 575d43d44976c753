using System.Buffers.Text;
using MessagePack;
using Millrace.Payloads;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueReader
{
    /// <summary>true or false.</summary>
    public bool ReadBoolean()
    {
        int code = NextCode;
        if (code is not (MessagePackCode.True or MessagePackCode.False)) throw Unexpected(_position, "true or false");
        _position++;
        return code == MessagePackCode.True;
    }

    /// <summary>A string. One that is not valid UTF-8 is refused, not repaired.</summary>
    public string ReadString()
    {
        int start = _position;
        return StrictUtf8.TryRead(ReadText("a string"), out string text, out int lengthValid)
            ? text
            : throw new MessagePackValueException(
                $"the string is not valid UTF-8, from its byte {lengthValid} on", start);
    }

    /// <summary>The name of a member or of an enum's value, borrowed: valid while the record is read.</summary>
    public ReadOnlySpan<byte> ReadName() => ReadText("a name");

    /// <summary>A UTF-16 character as the number that it is.</summary>
    public char ReadChar() => (char)ReadUInt16();

    /// <summary>A Guid as a string of 36 characters.</summary>
    public Guid ReadGuid()
    {
        const string expected = "a Guid as 36 characters";
        int start = _position;
        ReadOnlySpan<byte> text = ReadText(expected);
        return Utf8Parser.TryParse(text, out Guid value, out int length, 'D') && length == text.Length
            ? value
            : throw Unexpected(start, expected);
    }

    /// <summary>Bytes.</summary>
    public byte[] ReadBytes() => ReadBinary("bytes").ToArray();

    /// <summary>Bytes.</summary>
    public ReadOnlyMemory<byte> ReadMemory() => ReadBytes();

    /// <summary>Bytes.</summary>
    public KeyBytes ReadKeyBytes() => new(ReadBinary("bytes"));

    /// <summary>An address as a string, absolute or relative.</summary>
    public Uri ReadUri()
    {
        int start = _position;
        return Uri.TryCreate(ReadString(), UriKind.RelativeOrAbsolute, out Uri? value)
            ? value
            : throw Unexpected(start, "an address as a string");
    }

    /// <summary>A version as a string.</summary>
    public Version ReadVersion()
    {
        int start = _position;
        return Version.TryParse(ReadString(), out Version? value)
            ? value
            : throw Unexpected(start, "a version as \"major.minor[.build[.revision]]\"");
    }

    /// <summary>The bytes of a string, borrowed.</summary>
    internal ReadOnlySpan<byte> ReadText(string expected)
    {
        int start = _position;
        return TryTakeText(out ReadOnlySpan<byte> text) ? text : throw Unexpected(start, expected);
    }

    private ReadOnlySpan<byte> ReadBinary(string expected)
    {
        int start = _position;
        return TryTakeBinary(out ReadOnlySpan<byte> bytes) ? bytes : throw Unexpected(start, expected);
    }
}

using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;
using MessagePack;
using Millrace.Payloads;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueWriter
{
    private const int GuidLength = 36;
    private const int FixLengthMax = MessagePackCode.MaxFixStr - MessagePackCode.MinFixStr;
    private const int HeaderLengthMax = 5;

    /// <summary>The name of a member, in UTF-8.</summary>
    public void WriteName(scoped ReadOnlySpan<byte> name) => WriteUtf8(name);

    /// <summary>true or false.</summary>
    public void WriteBoolean(bool value) => _writer.Write(value);

    /// <summary>A string. Half of a surrogate pair is refused: written, it would become another character.</summary>
    public void WriteString(string value)
    {
        if (value == null) throw NullValue();
        Span<byte> bytes = _writer.GetSpan(HeaderLengthMax + StrictUtf8.RoomFor(value));
        // Most strings are ASCII: the bytes go where they belong if they are as many as the characters.
        int guessed = HeaderLength(value.Length);
        OperationStatus status = Utf8.FromUtf16(
            value, bytes[guessed..], out int read, out int length, replaceInvalidSequences: false);
        if (status != OperationStatus.Done) throw HalfPair(read);
        int header = HeaderLength(length);
        if (header != guessed) bytes.Slice(guessed, length).CopyTo(bytes[header..]);
        _writer.WriteStringHeader(length);
        _writer.Advance(length);
    }

    /// <summary>A UTF-16 character as the number that it is.</summary>
    public void WriteChar(char value) => _writer.Write(value);

    /// <summary>A Guid as a string of 36 characters in lower case.</summary>
    public void WriteGuid(Guid value)
    {
        Span<byte> text = stackalloc byte[GuidLength];
        Utf8Formatter.TryFormat(value, text, out int length);
        WriteUtf8(text[..length]);
    }

    /// <summary>Bytes.</summary>
    public void WriteBytes(byte[] value)
    {
        if (value == null) throw NullValue();
        _writer.Write(value.AsSpan());
    }

    /// <summary>Bytes.</summary>
    public void WriteMemory(ReadOnlyMemory<byte> value) => _writer.Write(value.Span);

    /// <summary>Bytes.</summary>
    public void WriteKeyBytes(KeyBytes value) => _writer.Write(value.Span);

    /// <summary>An address as it was given.</summary>
    public void WriteUri(Uri value) => WriteString(value?.OriginalString!);

    /// <summary>A version as a string.</summary>
    public void WriteVersion(Version value) => WriteString(value?.ToString()!);

    private void WriteUtf8(scoped ReadOnlySpan<byte> text)
    {
        _writer.WriteStringHeader(text.Length);
        text.CopyTo(_writer.GetSpan(text.Length));
        _writer.Advance(text.Length);
    }

    private static int HeaderLength(int length) => length switch
    {
        <= FixLengthMax => 1,
        <= byte.MaxValue => 2,
        <= ushort.MaxValue => 3,
        _ => HeaderLengthMax,
    };

    private static MessagePackValueException HalfPair(int at) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"the string has half of a surrogate pair at character {at}, which UTF-8 cannot express"));
}

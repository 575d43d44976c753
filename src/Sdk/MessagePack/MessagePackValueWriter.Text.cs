using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueWriter
{
    private const int GuidLength = 36;

    private static readonly UTF8Encoding _strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The name of a member, in UTF-8.</summary>
    public void WriteName(scoped ReadOnlySpan<byte> name) => WriteUtf8(name);

    /// <summary>true or false.</summary>
    public void WriteBoolean(bool value) => _writer.Write(value);

    /// <summary>A string. Half of a surrogate pair is refused: written, it would become another character.</summary>
    public void WriteString(string value)
    {
        if (value == null) throw NullValue();
        try
        {
            int length = _strict.GetByteCount(value);
            _writer.WriteStringHeader(length);
            _strict.GetBytes(value, _writer.GetSpan(length));
            _writer.Advance(length);
        }
        catch (EncoderFallbackException e)
        {
            throw new MessagePackValueException(string.Create(
                CultureInfo.InvariantCulture,
                $"the string has half of a surrogate pair at character {e.Index}, which UTF-8 cannot express"));
        }
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
}

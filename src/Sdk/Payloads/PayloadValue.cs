using System.Text;
using Millrace.Contracts;

namespace Millrace.Payloads;

/// <summary>Reads and writes whole message values; generated code calls it.</summary>
public static partial class PayloadValue
{
    // Half of a surrogate pair must not turn into a replacement character: another value would be written.
    private static readonly UTF8Encoding _strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value as a string, which must be valid UTF-8.</summary>
    /// <exception cref="RecordFormatException">The value is null or not UTF-8.</exception>
    public static string ReadString(in RecordView view) =>
        StrictUtf8.TryRead(Bytes(in view), out string text, out int lengthValid)
            ? text
            : throw new RecordFormatException($"the value is not valid UTF-8, from its byte {lengthValid} on");

    /// <summary>A copy of the value.</summary>
    /// <exception cref="RecordFormatException">The value is null.</exception>
    public static byte[] ReadBytes(in RecordView view) => Bytes(in view).ToArray();

    /// <summary>A copy of the value.</summary>
    /// <exception cref="RecordFormatException">The value is null.</exception>
    public static ReadOnlyMemory<byte> ReadMemory(in RecordView view) => ReadBytes(in view);

    /// <summary>
    /// Appends a string in UTF-8. Half of a surrogate pair is refused: it would become another character.
    /// </summary>
    /// <exception cref="RecordFormatException">The string is null or not valid Unicode.</exception>
    public static void WriteString(RecordBuffer output, string value)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (value == null) throw NullValue();
        try
        {
            int length = _strict.GetByteCount(value);
            output.Advance(_strict.GetBytes(value, output.GetSpan(length)));
        }
        catch (EncoderFallbackException e)
        {
            throw new RecordFormatException(
                $"the string has half of a surrogate pair at character {e.Index}, which UTF-8 cannot express",
                inner: e);
        }
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="RecordFormatException">There are none: null.</exception>
    public static void WriteBytes(RecordBuffer output, byte[] value)
    {
        if (value == null) throw NullValue();
        WriteMemory(output, value);
    }

    /// <summary>Appends bytes.</summary>
    public static void WriteMemory(RecordBuffer output, ReadOnlyMemory<byte> value)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(value.Span);
    }

    private static ReadOnlySpan<byte> Bytes(in RecordView view) =>
        view.HasValue ? view.Value : throw new RecordFormatException("the value is null (a tombstone)");

    private static RecordFormatException NullValue() =>
        new("the value is null, which the member's type does not allow");
}

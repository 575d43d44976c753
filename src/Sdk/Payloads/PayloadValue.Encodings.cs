using System.Text;
using Millrace.Contracts;

namespace Millrace.Payloads;

/// <summary>Strings in encodings other than UTF-8.</summary>
public static partial class PayloadValue
{
    /// <summary>The encoding of a name, which refuses what it cannot express instead of repairing it.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Encoding StrictEncoding(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(
            name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>The value as a string in an encoding that is strict.</summary>
    /// <exception cref="RecordFormatException">The value is null or not of that encoding.</exception>
    public static string ReadEncodedString(in RecordView view, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        try
        {
            return encoding.GetString(Bytes(in view));
        }
        catch (DecoderFallbackException e)
        {
            throw new RecordFormatException($"the value is not valid {encoding.WebName}", inner: e);
        }
    }

    /// <summary>Appends a string in an encoding that is strict.</summary>
    /// <exception cref="RecordFormatException">The string is null, or has what the encoding has not.</exception>
    public static void WriteEncodedString(RecordBuffer output, string value, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(encoding);
        if (value == null) throw NullValue();
        try
        {
            int length = encoding.GetByteCount(value);
            output.Advance(encoding.GetBytes(value, output.GetSpan(length)));
        }
        catch (EncoderFallbackException e)
        {
            throw new RecordFormatException(
                $"{encoding.WebName} cannot express the string's character {e.Index}", inner: e);
        }
    }
}

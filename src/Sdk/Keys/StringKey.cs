using System.Text;
using Millrace.Contracts;
using Millrace.Payloads;

namespace Millrace.Keys;

/// <summary>
/// String keys in UTF-8, as Kafka's <c>StringSerializer</c> writes them; the same in both key formats.
/// </summary>
public readonly struct StringKey : IKeyCodec<string>
{
    // Half of a surrogate pair must not turn into a replacement character: two different keys would become one.
    private static readonly UTF8Encoding _strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public static string Name => "string";

    /// <inheritdoc/>
    /// <exception cref="RecordFormatException">The string has a lone surrogate, which UTF-8 cannot express.</exception>
    public static void Write(string key, RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            int length = _strict.GetByteCount(key);
            output.Advance(_strict.GetBytes(key, output.GetSpan(length)));
        }
        catch (EncoderFallbackException e)
        {
            throw new RecordFormatException(
                $"the string has half of a surrogate pair at character {e.Index}, which UTF-8 cannot express",
                "key", e);
        }
    }

    /// <inheritdoc/>
    public static string Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null) =>
        strings == null ? ReadNew(bytes) : strings.Read(bytes);

    /// <summary>Reads a key into a string of its own.</summary>
    internal static string ReadNew(ReadOnlySpan<byte> bytes) =>
        StrictUtf8.TryRead(bytes, out string key, out int lengthValid)
            ? key
            : throw new RecordFormatException(
                $"expected a string in UTF-8, found invalid bytes at byte {lengthValid}", "key");
}

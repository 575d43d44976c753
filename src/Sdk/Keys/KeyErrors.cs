using Millrace.Contracts;

namespace Millrace.Keys;

/// <summary>The errors of key codecs, in words. Only called on failure.</summary>
internal static class KeyErrors
{
    private const int ExcerptBytesMax = 32;

    public static RecordFormatException Unexpected(string expected, ReadOnlySpan<byte> found) =>
        new($"expected {expected}, found {Excerpt(found)}", "key");

    /// <summary>The bytes as text where they are printable ASCII, else in hexadecimal.</summary>
    private static string Excerpt(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> shown = bytes[..Math.Min(bytes.Length, ExcerptBytesMax)];
        bool printable = shown.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
        string text = printable ? $"\"{System.Text.Encoding.ASCII.GetString(shown)}\"" : Convert.ToHexString(shown);
        return $"{text}{(shown.Length < bytes.Length ? "..." : "")} ({bytes.Length} bytes)";
    }
}

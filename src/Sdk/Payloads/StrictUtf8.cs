using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Millrace.Payloads;

/// <summary>
/// Strings from bytes that nobody vouches for, and room for their bytes. Invalid bytes must not turn into replacement
/// characters: two different values would become one. No exception is thrown, and nothing but the string is allocated.
/// Any thread.
/// </summary>
internal static class StrictUtf8
{
    private const int StackLengthMax = 256;
    private const int BytesPerCharMax = 3;
    private const int UncountedLengthMax = 16 * 1024;

    /// <summary>Reads a string; when the bytes are invalid, says how many of them are valid before.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out string text, out int lengthValid)
    {
        // Most strings are ASCII, whose length is known before they are read.
        if (Ascii.IsValid(utf8))
        {
            text = Encoding.Latin1.GetString(utf8);
            lengthValid = utf8.Length;
            return true;
        }
        return TryTranscode(utf8, out text, out lengthValid);
    }

    /// <summary>
    /// How many bytes have room for a text. To count them takes a pass of its own, which only long texts are worth:
    /// three bytes for each character would make a buffer grow much.
    /// </summary>
    public static int RoomFor(ReadOnlySpan<char> text) => text.Length <= UncountedLengthMax
        ? text.Length * BytesPerCharMax
        : Encoding.UTF8.GetByteCount(text);

    /// <summary>Checks and transcodes in one pass, for which counting the characters would be another one.</summary>
    private static bool TryTranscode(ReadOnlySpan<byte> utf8, out string text, out int lengthValid)
    {
        char[]? rented = null;
        Span<char> chars = utf8.Length <= StackLengthMax
            ? stackalloc char[StackLengthMax]
            : (rented = ArrayPool<char>.Shared.Rent(utf8.Length));
        OperationStatus status = Utf8.ToUtf16(
            utf8, chars, out lengthValid, out int length, replaceInvalidSequences: false);
        bool isValid = status == OperationStatus.Done;
        text = isValid ? new string(chars[..length]) : "";
        if (rented != null) ArrayPool<char>.Shared.Return(rented);
        return isValid;
    }
}

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

    // The faster loop of Widen is worth the call of a delegate to longer ones only.
    private const int ShortLengthMax = 128;

    // Shorter runs of ASCII are not worth a call of their own.
    private const int RunLengthMin = 64;
    private const int BlockLengthMax = 16 * 1024;

    /// <summary>Reads a string; when the bytes are invalid, says how many of them are valid before.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out string text, out int lengthValid)
    {
        // Most strings are ASCII, whose length is known before they are read.
        if (Ascii.IsValid(utf8))
        {
            text = utf8.Length <= ShortLengthMax ? Encoding.Latin1.GetString(utf8) : Widen(utf8);
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

    private static string Widen(ReadOnlySpan<byte> ascii) =>
        string.Create(ascii.Length, ascii, static (chars, ascii) => Ascii.ToUtf16(ascii, chars, out _));

    /// <summary>Checks and transcodes in one pass, for which counting the characters would be another one.</summary>
    private static bool TryTranscode(ReadOnlySpan<byte> utf8, out string text, out int lengthValid)
    {
        char[]? rented = null;
        Span<char> chars = utf8.Length <= StackLengthMax
            ? stackalloc char[StackLengthMax]
            : (rented = ArrayPool<char>.Shared.Rent(utf8.Length));
        bool isValid = TryTranscode(utf8, chars, out lengthValid, out int length);
        text = isValid ? new string(chars[..length]) : "";
        if (rented != null) ArrayPool<char>.Shared.Return(rented);
        return isValid;
    }

    /// <summary>
    /// Takes runs of ASCII and blocks of anything in turn: once it has met a character that is not ASCII, the
    /// transcoder of .NET goes on in small steps, to the end of what it is given. Where runs are short, blocks grow.
    /// </summary>
    private static bool TryTranscode(ReadOnlySpan<byte> utf8, Span<char> chars, out int lengthValid, out int length)
    {
        lengthValid = length = 0;
        int blockLength = RunLengthMin;
        while (true)
        {
            bool isEnd = Ascii.ToUtf16(utf8[lengthValid..], chars[length..], out int run) == OperationStatus.Done;
            lengthValid += run;
            length += run;
            if (isEnd) return true;
            blockLength = run < RunLengthMin ? Math.Min(4 * blockLength, BlockLengthMax) : RunLengthMin;
            ReadOnlySpan<byte> rest = utf8[lengthValid..];
            isEnd = rest.Length <= blockLength;
            OperationStatus status = Utf8.ToUtf16(
                isEnd ? rest : rest[..blockLength], chars[length..], out int read, out int written,
                replaceInvalidSequences: false, isFinalBlock: isEnd);
            lengthValid += read;
            length += written;
            if (isEnd || status == OperationStatus.InvalidData) return status == OperationStatus.Done;
        }
    }
}

using System.Buffers;
using System.Text.Encodings.Web;

namespace Millrace.Json;

/// <summary>
/// Knows the text that System.Text.Json's encoder would leave as it is, and says so faster. The encoder itself is asked
/// once about every character beyond ASCII; surrogates are never plain. Any thread.
/// </summary>
internal static class JsonPlainText
{
    private const char AsciiLast = '~';

    private static readonly SearchValues<char> _plainAscii = SearchValues.Create(
        [.. Enumerable.Range(' ', AsciiLast - ' ' + 1).Select(static c => (char)c).Except(['"', '\\'])]);

    /// <summary>A bit for each UTF-16 character that is written as it is.</summary>
    private static readonly ulong[] _plain = Plain();

    /// <summary>True when nothing in <paramref name="text"/> is escaped.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        while (true)
        {
            int at = text.IndexOfAnyExcept(_plainAscii);
            if (at < 0) return true;
            // Beside ASCII each character is looked up; a text of another script has no long runs to search.
            do
            {
                if (!IsPlain(text[at])) return false;
            }
            while (++at < text.Length && text[at] > AsciiLast);
            text = text[at..];
        }
    }

    private static bool IsPlain(char c) => (_plain[c >> 6] >> (c & 63) & 1) != 0;

    private static ulong[] Plain()
    {
        ulong[] plain = new ulong[(char.MaxValue + 1) / 64];
        for (int c = 0; c <= char.MaxValue; c++)
        {
            bool isPlain = !char.IsSurrogate((char)c) && !JavaScriptEncoder.UnsafeRelaxedJsonEscaping.WillEncode(c);
            if (isPlain) plain[c >> 6] |= 1UL << (c & 63);
        }
        return plain;
    }
}

using System.Text;

namespace Millrace.Contracts;

/// <summary>What errors show of a text: its beginning, and none of it in halves. Failures only.</summary>
internal static class Excerpt
{
    private const int LengthMax = 32;

    /// <summary>The text, or as much of it as says which one it was.</summary>
    public static string Of(ReadOnlySpan<byte> utf8) => Of(Encoding.UTF8.GetString(utf8));

    /// <summary>The text, or as much of it as says which one it was.</summary>
    public static string Of(string text, int lengthMax = LengthMax)
    {
        if (text.Length <= lengthMax) return text;
        bool isPairCut = char.IsSurrogatePair(text, lengthMax - 1);
        return $"{text[..(isPairCut ? lengthMax - 1 : lengthMax)]}...";
    }
}

namespace Millrace.Json;

/// <summary>
/// A fixed-width date pattern such as <c>yyyy/MM/dd HH:mm</c>, taken apart: where each number stands, and the
/// characters between them. The generator compiles this file too, to check patterns at build time.
/// </summary>
internal sealed class DatePattern
{
    public const string Syntax =
        "yyyy, MM and dd, and HH, mm, ss and f to fffffff as needed, each once, with characters other than letters "
        + "between";

    private static readonly string[] _tokens = ["yyyy", "MM", "dd", "HH", "mm", "ss"];

    private DatePattern(string text) => Text = text;

    /// <summary>The pattern as written; its length is that of every value.</summary>
    public string Text { get; }

    /// <summary>Where year, month, day, hour, minute and second stand; -1 for those that are not there.</summary>
    public int[] Starts { get; } = [-1, -1, -1, -1, -1, -1];

    /// <summary>Where the fraction of a second stands; -1 when it is not there.</summary>
    public int FractionStart { get; private set; } = -1;

    /// <summary>How many digits the fraction has.</summary>
    public int FractionLength { get; private set; }

    /// <summary>True where a pattern's character stands for itself.</summary>
    public bool IsLiteral(int index) => !IsLetter(Text[index]) || Text[index] is 'T' or 'Z';

    /// <summary>Takes a pattern apart; null when it is none.</summary>
    public static DatePattern? TryParse(string? text)
    {
        if (text == null) return null;
        DatePattern pattern = new(text);
        int at = 0;
        while (at < text.Length)
        {
            int length = pattern.IsLiteral(at) ? LiteralLength(text[at]) : pattern.TakeNumber(at);
            if (length == 0) return null;
            at += length;
        }
        bool hasDate = pattern.Starts[0] >= 0 && pattern.Starts[1] >= 0 && pattern.Starts[2] >= 0;
        return hasDate ? pattern : null;
    }

    private int TakeNumber(int at)
    {
        int length = 1;
        while (at + length < Text.Length && Text[at + length] == Text[at]) length++;
        if (Text[at] == 'f') return TakeFraction(at, length);

        int token = Array.IndexOf(_tokens, Text.Substring(at, length));
        if (token < 0 || Starts[token] >= 0) return 0;
        Starts[token] = at;
        return length;
    }

    private int TakeFraction(int at, int length)
    {
        const int digitsMax = 7;
        if (FractionStart >= 0 || length > digitsMax) return 0;
        FractionStart = at;
        FractionLength = length;
        return length;
    }

    private static int LiteralLength(char literal) => literal is >= ' ' and <= '~' and not ('"' or '\\') ? 1 : 0;

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}

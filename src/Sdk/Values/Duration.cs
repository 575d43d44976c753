namespace Millrace;

/// <summary>
/// Reads durations as attributes and configuration write them: one or more whole numbers with a unit, largest unit
/// first:
/// <c>d h m s ms</c>, for example <c>"1h30m"</c> or <c>"250ms"</c>. The generator compiles this file too.
/// </summary>
internal static class Duration
{
    public const string Syntax =
        "whole numbers with the units d, h, m, s or ms, such as \"2h\", \"1h30m\" or \"250ms\"";

    private static readonly (string Unit, long Ms)[] _units =
        [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)];

    /// <summary>
    /// Reads <paramref name="text"/>; false when it is not a duration or does not fit in 64 bits of ms.
    /// </summary>
    public static bool TryParseMs(string? text, out long durationMs)
    {
        durationMs = 0;
        int at = 0, unitsFrom = 0;
        while (text != null && at < text.Length)
        {
            if (!TryReadNumber(text, ref at, out long number) || !TryReadUnit(text, ref at, ref unitsFrom, out long ms)
                || number > (long.MaxValue - durationMs) / ms) return false;
            durationMs += number * ms;
        }
        return at > 0;
    }

    private static bool TryReadNumber(string text, ref int at, out long number)
    {
        int start = at;
        number = 0;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            if (number > (long.MaxValue - 9) / 10) return false;
            number = number * 10 + (text[at++] - '0');
        }
        return at > start;
    }

    private static bool TryReadUnit(string text, ref int at, ref int unitsFrom, out long ms)
    {
        int start = at;
        while (at < text.Length && text[at] is >= 'a' and <= 'z') at++;
        string unit = text.Substring(start, at - start);
        for (int i = unitsFrom; i < _units.Length; i++)
        {
            if (_units[i].Unit != unit) continue;
            unitsFrom = i + 1;
            ms = _units[i].Ms;
            return true;
        }
        ms = 0;
        return false;
    }
}

namespace Millrace.Simulation.Tests.Jobs;

/// <summary>What the handlers of all simulated jobs do; each job is a choice of them.</summary>
internal static class Reports
{
    /// <summary>A filter and a map.</summary>
    public static Report? Half(Reading reading) =>
        reading.Value % 3 == 0 ? null : New(reading.Key, "half", reading.Number, reading.Value / 2);

    /// <summary>A running total of each key.</summary>
    public static Report Total(string kind, string key, int number, int value, ref Totals totals)
    {
        totals = new(totals.Count + 1, totals.Sum + value);
        return New(key, kind, number, totals.Sum * 1000 + totals.Count);
    }

    /// <summary>Speaks only when a key goes beyond what it was before.</summary>
    public static Report? Extreme(Reading reading, ref Extremes extremes)
    {
        bool isFirst = extremes.Count == 0;
        bool isBeyond = isFirst || reading.Value < extremes.Lowest || reading.Value > extremes.Highest;
        extremes = isFirst
            ? new(1, reading.Value, reading.Value)
            : new(
                extremes.Count + 1, Math.Min(extremes.Lowest, reading.Value),
                Math.Max(extremes.Highest, reading.Value));
        return isBeyond ? New(reading.Key, "extreme", reading.Number, extremes.Lowest * 1000 + extremes.Highest) : null;
    }

    public static void Add(Reading reading, ref Totals totals) =>
        totals = new(totals.Count + 1, totals.Sum + reading.Value);

    public static Report Close(string kind, Window<string> window, Totals totals) =>
        New(window.Key, kind, window.Start.ToUnixTimeMilliseconds(), totals.Sum * 1000 + totals.Count);

    public static Report Late(Reading reading) => New(reading.Key, "late", reading.Number, reading.Value);

    public static Report New(string key, string kind, long number, long value) =>
        new() { Key = key, Kind = kind, Number = number, Value = value };
}

namespace Millrace.Runtime.Timing;

/// <summary>Event times are Unix milliseconds in a <see cref="long"/>; these are the ends of the scale.</summary>
internal static class EventTime
{
    /// <summary>No event time yet: before everything.</summary>
    public const long None = long.MinValue;

    /// <summary>The watermark at the end of input: after everything.</summary>
    public const long EndOfInput = long.MaxValue;

    private static readonly long _minMs = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long _maxMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>
    /// True for what a <see cref="DateTimeOffset"/> can hold; anything else is a wrong unit or garbage.
    /// </summary>
    public static bool IsValid(long eventTimeMs) => eventTimeMs >= _minMs && eventTimeMs <= _maxMs;

    /// <summary>Adds without overflow: the ends of the scale stay where they are.</summary>
    public static long Add(long eventTimeMs, long durationMs) => durationMs >= 0
        ? (eventTimeMs > long.MaxValue - durationMs ? long.MaxValue : eventTimeMs + durationMs)
        : (eventTimeMs < long.MinValue - durationMs ? long.MinValue : eventTimeMs + durationMs);

    /// <summary>The time as text for messages, ISO 8601.</summary>
    public static string ToText(long eventTimeMs) => IsValid(eventTimeMs)
        ? DateTimeOffset.FromUnixTimeMilliseconds(eventTimeMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'")
        : eventTimeMs.ToString();
}

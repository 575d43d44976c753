namespace Millrace.Schemas;

/// <summary>Event times of generated timestamp assigners, as Unix milliseconds.</summary>
public static class EventTime
{
    /// <summary>The instant; parts of a millisecond are cut off downwards.</summary>
    public static long UnixMs(DateTimeOffset timestamp) => timestamp.ToUnixTimeMilliseconds();

    /// <summary>The instant; an unspecified kind is taken as UTC.</summary>
    public static long UnixMs(DateTime timestamp) =>
        UnixMs(new DateTimeOffset(timestamp.Kind == DateTimeKind.Local
            ? timestamp.ToUniversalTime()
            : DateTime.SpecifyKind(timestamp, DateTimeKind.Utc)));

    /// <summary>Unix milliseconds already.</summary>
    public static long UnixMs(long timestamp) => timestamp;
}

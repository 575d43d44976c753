namespace Millrace.Runtime.Kafka;

internal static class Durations
{
    /// <summary>Whole milliseconds as the client takes them: rounded up, never "for ever".</summary>
    public static int ToMilliseconds(this TimeSpan time) =>
        (int)Math.Clamp(Math.Ceiling(time.TotalMilliseconds), 0, int.MaxValue);
}

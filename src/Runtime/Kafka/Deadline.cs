using System.Diagnostics;

namespace Millrace.Runtime.Kafka;

/// <summary>
/// A point in time that several waits share. It is about the client's own clock, not about event time.
/// </summary>
internal readonly struct Deadline
{
    private readonly long _start;
    private readonly TimeSpan _timeout;

    private Deadline(TimeSpan timeout) => (_start, _timeout) = (Stopwatch.GetTimestamp(), timeout);

    public TimeSpan Remaining
    {
        get
        {
            var left = _timeout - Stopwatch.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public int RemainingMs => Remaining.ToMilliseconds();

    public bool IsOver => Remaining == TimeSpan.Zero;

    public static Deadline In(TimeSpan timeout) => new(timeout);
}

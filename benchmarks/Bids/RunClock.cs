using System.Diagnostics;

namespace Bids;

/// <summary>
/// When the first record was handled: throughput counts from there, as it does for the other engines.
/// </summary>
public sealed class RunClock
{
    private long _firstAt;

    public TimeSpan SinceFirstRecord => _firstAt == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_firstAt);

    public void OnRecord()
    {
        if (_firstAt == 0) Interlocked.CompareExchange(ref _firstAt, Stopwatch.GetTimestamp(), 0);
    }
}

using System.Diagnostics;

namespace Bids;

/// <summary>
/// When the first record was handled, and what the process had allocated by then: throughput and allocation per record
/// count from there. (A native binary's first client costs 20 MB of reflection inside of Confluent.Kafka.)
/// </summary>
public sealed class RunClock
{
    private long _firstAt;
    private long _allocatedBefore;

    public TimeSpan SinceFirstRecord => _firstAt == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_firstAt);

    public long AllocatedBytes => _firstAt == 0 ? 0 : GC.GetTotalAllocatedBytes(precise: true) - _allocatedBefore;

    public void OnRecord()
    {
        if (_firstAt == 0) Start();
    }

    private void Start()
    {
        if (Interlocked.CompareExchange(ref _firstAt, Stopwatch.GetTimestamp(), 0) == 0)
            _allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
    }
}

namespace Millrace.Runtime.Timing;

/// <summary>
/// The watermark of one source partition: the highest event time seen less the bound of disorder (Flink's
/// <c>BoundedOutOfOrdernessWatermarks</c>). It says that no record before it is expected any more, advances with each
/// record and never goes back. Owned by a task.
/// </summary>
internal sealed class PartitionWatermark(long maxOutOfOrdernessMs, long? idleAfterMs, TimeProvider time)
{
    private long? _quietSince;
    private (long HighestMs, long CurrentMs) _committed = (EventTime.None, EventTime.None);

    /// <summary>The highest event time seen.</summary>
    public long HighestMs { get; private set; } = EventTime.None;

    /// <summary>The watermark.</summary>
    public long CurrentMs { get; private set; } = EventTime.None;

    /// <summary>Counts a record; true when the watermark has advanced.</summary>
    public bool Observe(long eventTimeMs)
    {
        _quietSince = null;
        if (eventTimeMs <= HighestMs) return false;
        HighestMs = eventTimeMs;
        return AdvanceTo(EventTime.Add(eventTimeMs, -maxOutOfOrdernessMs));
    }

    /// <summary>The reader has come to the partition's end: from now on it is quiet.</summary>
    public void OnEndOfPartition() => _quietSince ??= time.GetTimestamp();

    /// <summary>
    /// Lets event time go on with the clock while the partition is quiet for longer than its idle time; true when the
    /// watermark has advanced.
    /// </summary>
    public bool ObserveIdle()
    {
        if (idleAfterMs is not { } idleMs || _quietSince is not { } since || HighestMs == EventTime.None) return false;
        long quietMs = (long)time.GetElapsedTime(since).TotalMilliseconds;
        return quietMs >= idleMs && AdvanceTo(EventTime.Add(HighestMs, quietMs - maxOutOfOrdernessMs));
    }

    /// <summary>The input has ended: nothing at all is expected any more.</summary>
    public bool End() => AdvanceTo(EventTime.EndOfInput);

    /// <summary>Goes on from a checkpoint.</summary>
    public void Restore(long highestMs, long watermarkMs) => (HighestMs, CurrentMs) = (highestMs, watermarkMs);

    /// <summary>Where it is now is committed.</summary>
    public void CommitRound() => _committed = (HighestMs, CurrentMs);

    /// <summary>
    /// Goes back to the last commit. The reader comes to the partition's end anew, which tells whether it is quiet.
    /// </summary>
    public void RollbackRound()
    {
        (HighestMs, CurrentMs) = _committed;
        _quietSince = null;
    }

    private bool AdvanceTo(long watermarkMs)
    {
        if (watermarkMs <= CurrentMs) return false;
        CurrentMs = watermarkMs;
        return true;
    }
}

namespace Millrace.Runtime.Checkpointing;

/// <summary>
/// When a lane's next checkpoint is due: they begin an interval apart, however long each takes, but at least half of
/// the interval is left for records in between (Flink's minimal pause between checkpoints). Owned by a lane.
/// </summary>
internal sealed class CheckpointSchedule(TimeSpan interval, TimeProvider time)
{
    private long _lastBegan;
    private long _lastEnded;

    public bool IsDue => Remaining == TimeSpan.Zero;

    /// <summary>How long until it is due; zero when it is.</summary>
    public TimeSpan Remaining
    {
        get
        {
            long now = time.GetTimestamp();
            TimeSpan apart = interval - time.GetElapsedTime(_lastBegan, now);
            TimeSpan pause = interval / 2 - time.GetElapsedTime(_lastEnded, now);
            TimeSpan remaining = apart > pause ? apart : pause;
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    /// <summary>A lane begins: the first one is due after an interval.</summary>
    public void Start() => _lastBegan = _lastEnded = time.GetTimestamp();

    public void OnBegin() => _lastBegan = time.GetTimestamp();

    public void OnEnd() => _lastEnded = time.GetTimestamp();
}

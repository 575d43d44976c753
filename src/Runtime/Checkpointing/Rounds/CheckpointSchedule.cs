namespace Millrace.Runtime.Checkpointing.Rounds;

/// <summary>
/// When a lane's next checkpoint is due: they begin an interval apart, however long each takes, but at least half of
/// the interval is left for records in between (Flink's minimal pause between checkpoints). The first one of tasks that
/// were taken over comes sooner: whoever reads their outputs has waited for a session and a restore. Near its
/// end an interval has time to write ahead, once. Owned by a lane.
/// </summary>
internal sealed class CheckpointSchedule(TimeSpan interval, TimeProvider time)
{
    private static readonly TimeSpan _soon = TimeSpan.FromMilliseconds(100);

    private long _lastBegan;
    private long _lastEnded;
    private long? _hastenedAt;
    private bool _isWrittenAhead;

    public bool IsDue => Remaining == TimeSpan.Zero;

    /// <summary>
    /// True when at most this is left, and nothing was written ahead yet. Never before the first checkpoint of tasks
    /// that were taken over: until then the last one names their former writer, and who takes them over next would not
    /// know whose transaction is open.
    /// </summary>
    public bool IsWithin(TimeSpan left) => !_isWrittenAhead && _hastenedAt == null && Remaining <= left;

    /// <summary>How long until it is due; zero when it is.</summary>
    public TimeSpan Remaining
    {
        get
        {
            long now = time.GetTimestamp();
            TimeSpan apart = interval - time.GetElapsedTime(_lastBegan, now);
            TimeSpan pause = interval / 2 - time.GetElapsedTime(_lastEnded, now);
            TimeSpan remaining = apart > pause ? apart : pause;
            if (_hastenedAt is { } then && _soon - time.GetElapsedTime(then, now) is var soon && soon < remaining)
                remaining = soon;
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    /// <summary>A lane begins: the first one is due after an interval.</summary>
    public void Start()
    {
        _lastBegan = _lastEnded = time.GetTimestamp();
        _isWrittenAhead = false;
    }

    /// <summary>What has changed so far was written ahead.</summary>
    public void OnWrittenAhead() => _isWrittenAhead = true;

    /// <summary>Tasks were taken over: what they do first is due soon.</summary>
    public void Hasten() => _hastenedAt = time.GetTimestamp();

    public void OnBegin() => _lastBegan = time.GetTimestamp();

    /// <param name="hasCommitted">False when there was nothing to commit yet.</param>
    public void OnEnd(bool hasCommitted)
    {
        _lastEnded = time.GetTimestamp();
        _isWrittenAhead = false;
        if (_hastenedAt != null) _hastenedAt = hasCommitted ? null : _lastEnded;
    }
}

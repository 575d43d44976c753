namespace Millrace.Runtime.Health;

/// <summary>
/// What a lane is at, through all its sessions. Written by the lane's thread, read by any: each value is right by
/// itself, and those of two values may be of different moments.
/// </summary>
internal sealed class LaneActivity(string lane, TimeProvider time)
{
    private volatile Step _step = new(LanePhase.Starting, time.GetTimestamp(), "");
    private volatile ClientProblem? _problem;
    private long _turnAt = time.GetTimestamp(), _recordsAt = time.GetTimestamp();
    private long _recordsLeft;

    private sealed record Step(LanePhase Phase, long Since, string Detail);

    private sealed record ClientProblem(string Text, long At);

    public string Lane => lane;

    /// <summary>The client call that the lane is in.</summary>
    public ClientCalls Calls { get; } = new(time);

    /// <summary>Everything at this moment.</summary>
    public LaneFacts Facts
    {
        get
        {
            Step step = _step;
            ClientProblem? problem = _problem;
            return new()
            {
                Lane = lane,
                Phase = step.Phase,
                PhaseFor = time.GetElapsedTime(step.Since),
                Detail = step.Detail,
                Call = Calls.Current,
                TurnFor = time.GetElapsedTime(Volatile.Read(ref _turnAt)),
                QuietFor = time.GetElapsedTime(Volatile.Read(ref _recordsAt)),
                RecordsLeft = Volatile.Read(ref _recordsLeft),
                Problem = problem == null ? null : (problem.Text, time.GetElapsedTime(problem.At)),
            };
        }
    }

    /// <summary>
    /// The lane goes over to another phase. In the same one it may be at something else now, such as the next of two
    /// partitions that are held up; that is no progress.
    /// </summary>
    public void Enter(LanePhase phase, string detail = "")
    {
        Step now = _step;
        if (now.Phase == phase && now.Detail == detail) return;
        _step = new(phase, now.Phase == phase ? now.Since : time.GetTimestamp(), detail);
        OnTurn(0);
    }

    /// <summary>The lane's loop has come round.</summary>
    /// <param name="records">How many records it has handled meanwhile.</param>
    public void OnTurn(int records)
    {
        long now = time.GetTimestamp();
        Volatile.Write(ref _turnAt, now);
        if (records > 0) Volatile.Write(ref _recordsAt, now);
    }

    /// <summary>How many records of the state topic are still to be read.</summary>
    public void OnRestoring(long recordsLeft) => Volatile.Write(ref _recordsLeft, recordsLeft);

    /// <summary>A client reports what it hopes to mend by itself, such as brokers that cannot be reached.</summary>
    public void OnProblem(string text) => _problem = new(text, time.GetTimestamp());
}

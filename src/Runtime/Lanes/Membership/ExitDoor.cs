namespace Millrace.Runtime.Lanes.Membership;

/// <summary>
/// Lets the lanes of a job leave their group one after another, while those that wait go on polling. Two members that
/// leave in the middle of a rebalance can wait for each other: the request to leave stands behind a request to join
/// that waits for the other one. Shared by all lanes of a job.
/// </summary>
internal sealed class ExitDoor(TimeProvider time)
{
    /// <summary>How long a lane waits for those before it, so that stopping keeps its time.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private bool _isTaken;

    /// <summary>Asks to go through.</summary>
    /// <param name="waitingSince">When the lane first asked; set at the first time.</param>
    /// <returns>True when the lane may leave now; it calls <see cref="Leave"/> when it has left.</returns>
    public bool TryEnter(ref long? waitingSince)
    {
        waitingSince ??= time.GetTimestamp();
        lock (_lock)
        {
            if (_isTaken && time.GetElapsedTime(waitingSince.Value) < _patience) return false;
            return _isTaken = true;
        }
    }

    public void Leave()
    {
        lock (_lock) _isTaken = false;
    }
}

using Millrace.Runtime.Options;

namespace Millrace.Runtime.Lanes;

/// <summary>The failures of a lane's sessions, as far as restarts depend on them. Owned by a lane.</summary>
internal sealed class FailureHistory(RestartPlan plan, TimeProvider time)
{
    private readonly Queue<long> _recent = [];
    private int _inARow;

    /// <summary>Which restart the last failure asks for, counted as the strategy counts.</summary>
    public int Attempt => plan.Strategy == RestartStrategy.FailureRate ? _recent.Count : _inARow;

    /// <summary>A session has failed.</summary>
    /// <param name="hasProgressed">True when it had committed records, so that older failures are behind it.</param>
    /// <returns>How long to wait before the next one; null when there is to be none.</returns>
    public TimeSpan? Add(bool hasProgressed)
    {
        long now = time.GetTimestamp();
        _inARow = hasProgressed ? 1 : _inARow + 1;
        _recent.Enqueue(now);
        while (time.GetElapsedTime(_recent.Peek(), now) > plan.Within) _recent.Dequeue();
        return Restart.Delay(plan, _inARow, _recent.Count);
    }
}

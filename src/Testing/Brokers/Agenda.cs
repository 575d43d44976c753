namespace Millrace.Testing.Brokers;

/// <summary>
/// What brokers will do later: time-outs, markers and answers that are on their way. It is done at the first call of a
/// client that comes after its time, in the order of the times.
/// </summary>
internal sealed class Agenda(TimeProvider time)
{
    private readonly PriorityQueue<Action, (long Due, long Number)> _entries = new();
    private long _number;

    /// <summary>When the next entry is due; null when there is none.</summary>
    public DateTimeOffset? NextDue =>
        _entries.TryPeek(out _, out var next) ? new DateTimeOffset(next.Due, TimeSpan.Zero) : null;

    /// <summary>Does it now when <paramref name="delay"/> is zero.</summary>
    public void After(TimeSpan delay, Action action)
    {
        if (delay <= TimeSpan.Zero) action();
        else _entries.Enqueue(action, ((time.GetUtcNow() + delay).UtcTicks, _number++));
    }

    /// <summary>Does everything that is due.</summary>
    public void RunDue()
    {
        if (_entries.Count == 0) return;
        long now = time.GetUtcNow().UtcTicks;
        while (_entries.TryPeek(out Action? action, out var next) && next.Due <= now)
        {
            _entries.Dequeue();
            action();
        }
    }
}

using System.Diagnostics;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>
/// Tells when a slice of time is over. While steps are short it looks at the clock only now and then; once they are
/// long, at each of them. Owned by a reader.
/// </summary>
internal sealed class SliceOfTime(TimeSpan length)
{
    private const int StepsUnseenMax = 16;

    private static readonly long _longStepTicks = Stopwatch.Frequency / 1000;

    private readonly long _lengthTicks = (long)(length.TotalSeconds * Stopwatch.Frequency);
    private long _endsAt, _seenAt;
    private int _unseen, _unseenMax = StepsUnseenMax;

    public void Begin()
    {
        _seenAt = Stopwatch.GetTimestamp();
        _endsAt = _seenAt + _lengthTicks;
        _unseen = _unseenMax;
    }

    /// <summary>To be asked before each step.</summary>
    public bool IsOver()
    {
        if (--_unseen >= 0) return false;
        long now = Stopwatch.GetTimestamp();
        _unseenMax = now - _seenAt > _longStepTicks ? 1 : StepsUnseenMax;
        (_unseen, _seenAt) = (_unseenMax - 1, now);
        return now >= _endsAt;
    }
}

using System.Diagnostics;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>How far each range of a scan is. Owned by a scanner.</summary>
internal sealed class ScanProgress
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _blockedInterval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, Range> _ranges = [];
    private readonly IScanReceiver _receiver;
    private Range? _last;
    private int _open;
    private bool _hasMoved;
    private long _toldAt, _progressAt = Stopwatch.GetTimestamp();

    private sealed class Range(ScanRange range)
    {
        public string Topic => range.From.Topic;

        public int Partition => range.From.Partition.Value;

        public long End => range.End;

        public long OffsetNext { get; set; } = range.From.Offset.Value;

        /// <summary>Since when the partition's readable end is short of ours; null while it is not.</summary>
        public long? BlockedAt { get; set; }
    }

    public ScanProgress(IReadOnlyList<ScanRange> ranges, IScanReceiver receiver)
    {
        _receiver = receiver;
        foreach (ScanRange range in ranges.Where(static range => !range.IsEmpty))
            _ranges[range.From.Partition.Value] = new(range);
        _open = _ranges.Count;
        TellLeft();
    }

    public bool IsComplete => _open == 0;

    /// <summary>How long nothing has come.</summary>
    public TimeSpan QuietFor => Stopwatch.GetElapsedTime(_progressAt);

    /// <summary>A record is there; false when it lies behind its range.</summary>
    public bool TryAdvance(int partition, long offset)
    {
        if (_last?.Partition != partition) _last = _ranges[partition];
        if (offset >= _last.End) return false;
        _last.BlockedAt = null;
        _hasMoved = true;
        MoveTo(_last, offset + 1);
        return true;
    }

    /// <summary>The reader has come to where nothing more can be read just now.</summary>
    public void OnEnd(int partition, long offset)
    {
        Range range = _ranges[partition];
        if (range.OffsetNext >= range.End) return;
        if (offset >= range.End) MoveTo(range, range.End);
        else range.BlockedAt ??= Stopwatch.GetTimestamp();
    }

    /// <summary>A batch is through: tells the receiver what there is to tell.</summary>
    public void OnStep()
    {
        if (_hasMoved) (_hasMoved, _progressAt) = (false, Stopwatch.GetTimestamp());
        if (Stopwatch.GetElapsedTime(_toldAt) < _interval) return;
        TellLeft();
        foreach (Range range in _ranges.Values)
        {
            if (range.BlockedAt is not { } since || Stopwatch.GetElapsedTime(since) < _blockedInterval) continue;
            range.BlockedAt = Stopwatch.GetTimestamp();
            _receiver.OnBlocked(range.Partition);
        }
    }

    public TimeoutException NotInTime(TimeSpan deadline)
    {
        Range late = _ranges.Values.First(static range => range.OffsetNext < range.End);
        return new(
            $"{late.Topic}[{late.Partition}]: reading did not come from offset {late.OffsetNext} to {late.End} in "
            + $"{deadline}; a transaction is open, or no broker answers.");
    }

    private void MoveTo(Range range, long offsetNext)
    {
        range.OffsetNext = offsetNext;
        if (offsetNext >= range.End) _open--;
    }

    private void TellLeft()
    {
        _toldAt = Stopwatch.GetTimestamp();
        foreach (Range range in _ranges.Values) _receiver.OnLeft(range.Partition, range.End - range.OffsetNext);
    }
}

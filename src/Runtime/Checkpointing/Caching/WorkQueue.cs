namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>
/// Work that is done in order, one after another, in the background. Safe for several threads. What waits is bounded:
/// who posts more is refused. Work that throws takes what waits behind it along, and nobody waits for that.
/// </summary>
internal sealed class WorkQueue(CacheGround ground, TimeProvider time)
{
    private readonly long _bytesMax = ground.Bounds.WaitingBytesMax;
    private readonly Queue<(long Bytes, Action Work)> _waiting = [];
    private long _bytes;
    private bool _isRunning;

    /// <param name="bytes">How much memory the work holds until it is done.</param>
    /// <param name="work">What is to be done; what it throws is its thread's to deal with.</param>
    /// <returns>False when too much waits already.</returns>
    public bool TryPost(long bytes, Action work)
    {
        lock (_waiting)
        {
            if (_bytes > 0 && _bytes + bytes > _bytesMax) return false;
            _bytes += bytes;
            _waiting.Enqueue((bytes, work));
            if (_isRunning) return true;
            _isRunning = true;
        }
        ground.RunInBackground(Run);
        return true;
    }

    /// <summary>Waits until all is done; false when that takes longer.</summary>
    public bool Wait(TimeSpan timeout)
    {
        long startedAt = time.GetTimestamp();
        lock (_waiting)
        {
            while (_isRunning)
            {
                TimeSpan left = timeout - time.GetElapsedTime(startedAt);
                if (left <= TimeSpan.Zero || !ground.WaitForPulse(_waiting, left)) return !_isRunning;
            }
            return true;
        }
    }

    private void Run()
    {
        bool isDone = false;
        try
        {
            while (TryTake(out (long Bytes, Action Work) next))
            {
                next.Work();
                lock (_waiting) _bytes -= next.Bytes;
            }
            isDone = true;
        }
        finally
        {
            if (!isDone) Drop();
        }
    }

    private bool TryTake(out (long Bytes, Action Work) next)
    {
        lock (_waiting)
        {
            if (_waiting.TryDequeue(out next)) return true;
            _isRunning = false;
            Monitor.PulseAll(_waiting);
            return false;
        }
    }

    private void Drop()
    {
        lock (_waiting)
        {
            _waiting.Clear();
            _bytes = 0;
            _isRunning = false;
            Monitor.PulseAll(_waiting);
        }
    }
}

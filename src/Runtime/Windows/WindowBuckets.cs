using Millrace.Runtime.State;

namespace Millrace.Runtime.Windows;

/// <summary>
/// The open windows of a task, by start. Most records fall into the window of the record before, so that one is looked
/// at first. Emptied buckets are kept for reuse, so that opening a window allocates nothing in the long run.
/// </summary>
internal sealed class WindowBuckets<TKey, TAcc>(UnitOfWork unit)
    where TKey : notnull
    where TAcc : struct
{
    private const int SparesMax = 8;

    private readonly List<WindowBucket<TKey, TAcc>> _open = [];
    private readonly Stack<WindowBucket<TKey, TAcc>> _spares = [];
    private WindowBucket<TKey, TAcc>? _last;

    /// <summary>The open windows, earliest first.</summary>
    public IReadOnlyList<WindowBucket<TKey, TAcc>> Open => _open;

    /// <summary>The memory of the open windows, and of those that wait to be used again.</summary>
    public long Bytes => _open.Concat(_spares).Sum(static bucket => bucket.Entries.Bytes);

    public WindowBucket<TKey, TAcc>? Find(long startMs)
    {
        if (_last?.StartMs == startMs) return _last;
        int at = Search(startMs);
        return at < 0 ? null : _last = _open[at];
    }

    public WindowBucket<TKey, TAcc> Add(long startMs)
    {
        WindowBucket<TKey, TAcc> bucket = _spares.TryPop(out WindowBucket<TKey, TAcc>? spare) ? spare : new(unit);
        bucket.StartMs = startMs;
        PutBack(bucket);
        return _last = bucket;
    }

    /// <summary>Puts a window that was taken out among the open ones again.</summary>
    public void PutBack(WindowBucket<TKey, TAcc> bucket) => _open.Insert(~Search(bucket.StartMs), bucket);

    /// <summary>
    /// Takes the earliest window out of the open ones; <see cref="Recycle"/> gives it back for reuse.
    /// </summary>
    public WindowBucket<TKey, TAcc> TakeFirst()
    {
        WindowBucket<TKey, TAcc> first = _open[0];
        _open.RemoveAt(0);
        _last = null;
        return first;
    }

    public void Recycle(WindowBucket<TKey, TAcc> bucket)
    {
        if (_spares.Count == SparesMax) return;
        bucket.Clear();
        _spares.Push(bucket);
    }

    /// <summary>Drops all windows.</summary>
    public void Clear()
    {
        foreach (WindowBucket<TKey, TAcc> bucket in _open) Recycle(bucket);
        _open.Clear();
        _last = null;
    }

    public void CommitRound()
    {
        foreach (WindowBucket<TKey, TAcc> bucket in _open) bucket.CommitRound();
    }

    /// <summary>A window that no commit has entries of was opened since the last one: it is dropped.</summary>
    public void RollbackRound()
    {
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            _open[i].RollbackRound();
            if (_open[i].Entries.HasPersisted) continue;
            Recycle(_open[i]);
            _open.RemoveAt(i);
        }
        _last = null;
    }

    /// <summary>The window's index, or the complement of the index where it belongs.</summary>
    private int Search(long startMs)
    {
        int low = 0, high = _open.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            if (_open[middle].StartMs == startMs) return middle;
            if (_open[middle].StartMs < startMs) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }
}

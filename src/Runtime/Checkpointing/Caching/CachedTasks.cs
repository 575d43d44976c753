namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>The tasks of one lane session that are cached. Used by the lane's thread.</summary>
internal sealed class CachedTasks(LocalCache cache) : IDisposable
{
    /// <summary>How long the end of a session waits for what is still being written; it would only be missed.</summary>
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, CachedTask> _tasks = [];

    /// <summary>A task has been restored, and is cached from here on.</summary>
    public void Put(int partition, CachedTask task)
    {
        Remove(partition);
        _tasks[partition] = task;
    }

    /// <summary>A task is not cached any more.</summary>
    public void Remove(int partition)
    {
        if (_tasks.Remove(partition, out CachedTask? former)) former.Dispose();
    }

    /// <summary>A task; null when it is not cached. One that has stopped is let go of, with its memory.</summary>
    public CachedTask? Of(int partition)
    {
        if (!_tasks.TryGetValue(partition, out CachedTask? task)) return null;
        if (!task.HasStopped) return task;
        Remove(partition);
        return null;
    }

    /// <summary>Begins a checkpoint of a task; null when it is not cached.</summary>
    public CachedTask? Begin(int partition)
    {
        CachedTask? task = Of(partition);
        task?.Begin();
        return task;
    }

    public void Dispose()
    {
        cache.Work.Wait(_timeout);
        foreach (CachedTask task in _tasks.Values) task.Dispose();
        _tasks.Clear();
    }
}

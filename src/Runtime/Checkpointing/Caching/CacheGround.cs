using Millrace.Runtime.Objects;

namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>What the local cache needs of the system; others in tests.</summary>
internal sealed record CacheGround
{
    /// <summary>Opens the folder that the settings name.</summary>
    public Func<string, IObjectStore> OpenFolder { get; init; } = static path => new CacheFolder(path);

    /// <summary>Runs work that no lane waits for.</summary>
    public Action<Action> RunInBackground { get; init; } =
        static work => ThreadPool.QueueUserWorkItem(static action => action(), work, preferLocal: false);

    /// <summary>
    /// Waits for the pulse of a monitor that the caller holds; false when it does not come within that time.
    /// </summary>
    public Func<object, TimeSpan, bool> WaitForPulse { get; init; } = Monitor.Wait;

    public CacheBounds Bounds { get; init; } = new();
}

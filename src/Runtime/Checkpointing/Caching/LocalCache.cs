using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Objects;

namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>
/// A copy of a job's state in a folder of this process, so that a restart reads little of the state topic. The topic is
/// the truth: files are used only where it still has the very checkpoint that they were made at, and it tells what has
/// come since. Safe for several threads.
/// </summary>
internal sealed class LocalCache
{
    private readonly IObjectStore _folder;

    /// <param name="ground">What it needs of the system.</param>
    /// <param name="path">The folder.</param>
    /// <param name="identity">What it is a copy of: a topic that is made anew has another.</param>
    /// <param name="logger">Told what cannot be read or written.</param>
    /// <param name="time">Measures how long is waited for the disk.</param>
    public LocalCache(CacheGround ground, string path, string identity, ILogger logger, TimeProvider time)
    {
        (Identity, Logger, Bounds, _folder) = (identity, logger, ground.Bounds, ground.OpenFolder(path));
        Work = new(ground, time);
    }

    public string Identity { get; }

    public ILogger Logger { get; }

    public CacheBounds Bounds { get; }

    /// <summary>What is written in the background.</summary>
    public WorkQueue Work { get; }

    /// <summary>The files of a task.</summary>
    public TaskFiles FilesOf(int partition) => new(_folder, Identity, partition);

    /// <summary>The tasks that a session of a lane will have cached.</summary>
    public CachedTasks CreateTasks() => new(this);

    /// <summary>Restores those tasks.</summary>
    public CacheReader CreateReader(
        string laneId, CachedTasks tasks, IStateTopicReader topic, Func<int, string> placeOf) =>
        new(this, laneId, tasks, new(topic, placeOf));
}

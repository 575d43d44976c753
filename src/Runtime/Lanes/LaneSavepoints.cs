using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Checkpointing.Savepoints;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// Writes the lane's tasks into savepoints that somebody wants, each at a commit of its own; who writes the last one
/// completes it. A savepoint that cannot be written is tried again, and never stops the job. Owned by a lane.
/// </summary>
internal sealed class LaneSavepoints(JobContext job, string laneId, CheckpointRound round)
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private long _askedAt = long.MinValue;

    /// <summary>The savepoints that are wanted; looked for once a second.</summary>
    public IReadOnlyList<string> Wanted()
    {
        if (job.Savepoints is not { } folder) return [];
        if (_askedAt != long.MinValue && job.Time.GetElapsedTime(_askedAt) < _interval) return [];
        _askedAt = job.Time.GetTimestamp();
        IReadOnlyList<string> wanted = [];
        Try(() => wanted = folder.Requested());
        return wanted;
    }

    /// <summary>Writes what is missing of the tasks, all of whose work is committed.</summary>
    public void Take(IReadOnlyList<string> names, IReadOnlyCollection<StreamTask> tasks)
    {
        foreach (string name in names) Try(() => Take(name, tasks));
    }

    /// <summary>
    /// Takes one when the process stops, where the settings want that. It is complete when this process has all tasks.
    /// </summary>
    public void TakeOnStop(IReadOnlyCollection<StreamTask> tasks)
    {
        if (job.SavepointOnStop is { } name) Take([name.Value], tasks);
    }

    private void Take(string name, IReadOnlyCollection<StreamTask> tasks)
    {
        SavepointFolder folder = job.Savepoints!;
        SavepointFiles files = folder.Open(name);
        if (!files.IsComplete)
        {
            IReadOnlySet<int> there = files.Partitions();
            foreach (StreamTask task in tasks.Where(task => !task.HasChanges && !there.Contains(task.Partition)))
                Write(files, task);
            int partitions = job.Topics.Values.First().Partitions;
            if (!files.TryComplete(job.Plan.Name, job.Plan.GroupId, partitions, job.Time.GetUtcNow())) return;
            job.Logger.SavepointTaken(laneId, folder.PlaceOf(name));
        }
        folder.EndRequest(name);
    }

    private void Write(SavepointFiles files, StreamTask task)
    {
        CheckpointRecord checkpoint = round.CheckpointOf(task, task.CheckpointNumber).ForSavepoint();
        files.Write(job.Plan.GroupId, task.Partition, checkpoint, task.Stores);
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is ObjectStoreException or CheckpointRefusedException)
        {
            job.Logger.SavepointFailed(laneId, e.Message);
        }
    }
}

using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Lanes.TakeOvers;

/// <summary>
/// How far a take-over is, for health and log: at its beginning and then every few seconds, with what each task has
/// left. Owned by a lane, for one take-over.
/// </summary>
internal sealed class RestoreProgress
{
    private static readonly TimeSpan _logInterval = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, long> _left = [];
    private readonly JobContext _job;
    private readonly LaneActivity _activity;
    private readonly LaneMetrics _metrics;
    private readonly string _laneId, _tasks;
    private readonly long _startedAt;
    private long _loggedAt;

    public RestoreProgress(IReadOnlyList<StreamTask> tasks, JobContext job, string laneId)
    {
        (_job, _laneId, _activity, _metrics) = (job, laneId, job.Health.Lane(laneId), job.Metrics.Lane(laneId));
        _tasks = (tasks.Count == 1 ? "partition " : "partitions ")
            + string.Join(", ", tasks.Select(static task => task.Partition).Order());
        _startedAt = _loggedAt = job.Time.GetTimestamp();
        _activity.Enter(LanePhase.Restoring, _tasks);
    }

    public TimeSpan Elapsed => _job.Time.GetElapsedTime(_startedAt);

    /// <summary>A task has so many records left.</summary>
    public void OnLeft(int partition, long records)
    {
        bool isFirst = _left.Count == 0 && records > 0;
        bool hasMoved = _left.GetValueOrDefault(partition) != records;
        _metrics.OnRestoring(partition, read: _left.GetValueOrDefault(partition, records) - records, records);
        if (records > 0) _left[partition] = records;
        else _left.Remove(partition);
        _activity.OnRestoring(_left.Values.Sum());
        // What is held up by a transaction is reported again and again, and is not being restored.
        if (hasMoved) _activity.Enter(LanePhase.Restoring, _tasks);
        if (!isFirst && _job.Time.GetElapsedTime(_loggedAt) < _logInterval) return;
        _loggedAt = _job.Time.GetTimestamp();
        _job.Logger.Restoring(
            _laneId, string.Join(", ", _left.Select(static task => $"partition {task.Key}: {task.Value:N0}")));
    }
}

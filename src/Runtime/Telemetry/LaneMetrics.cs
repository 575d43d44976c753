using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Millrace.Runtime.Telemetry;

/// <summary>
/// What one lane counts and where its tasks are, through all its sessions. Written by the lane's thread, never per
/// record; read by whoever collects.
/// </summary>
internal sealed class LaneMetrics(JobMeter meter, string job, string lane, TimeProvider time)
{
    private readonly KeyValuePair<string, object?>[] _tags = [new(MetricTags.Job, job), new(MetricTags.Lane, lane)];
    private readonly ConcurrentDictionary<int, long> _restoring = new();
    private volatile IReadOnlyList<TaskGauges> _tasks = [];

    /// <summary>True when somebody wants to know where tasks are.</summary>
    public bool IsWanted => meter.AreGaugesWanted;

    /// <summary>Watermarks, in seconds since 1970.</summary>
    public IEnumerable<Measurement<double>> Watermarks => WatermarksMs(static watermarkMs => watermarkMs);

    /// <summary>How far watermarks are behind the clock now: of a lane that stands still that grows.</summary>
    public IEnumerable<Measurement<double>> WatermarkDelays =>
        WatermarksMs(watermarkMs => time.GetUtcNow().ToUnixTimeMilliseconds() - watermarkMs);

    /// <summary>Records that are left, for each task that is being restored.</summary>
    public IEnumerable<Measurement<long>> Restoring =>
        _restoring.Select(task => new Measurement<long>(task.Value, _tags.Plus(MetricTags.PartitionOf(task.Key))));

    /// <summary>A value of each source partition that has it.</summary>
    public IEnumerable<Measurement<long>> Inputs(Func<InputGauges, long?> of) =>
        from task in _tasks
        from input in task.Inputs
        where of(input) != null
        select new Measurement<long>(
            of(input)!.Value,
            _tags.Plus(new(MetricTags.Topic, input.Topic), MetricTags.PartitionOf(task.Partition)));

    /// <summary>A value of each state of each task.</summary>
    public IEnumerable<Measurement<long>> States(Func<StateGauges, long> of) =>
        from task in _tasks
        from state in task.States
        select new Measurement<long>(
            of(state), _tags.Plus(new(MetricTags.State, state.State), MetricTags.PartitionOf(task.Partition)));

    /// <summary>A checkpoint has been committed, and with it what was counted since the one before.</summary>
    public void OnCheckpoint(in CheckpointCounts counts, TimeSpan took)
    {
        Add(meter.RecordsRead, counts.RecordsRead);
        Add(meter.RecordsWritten, counts.RecordsWritten);
        Add(meter.RecordsLate, counts.RecordsLate);
        Add(meter.RecordsSkipped, counts.RecordsSkipped);
        Add(meter.OutputsSkipped, counts.OutputsSkipped);
        Add(meter.CheckpointEntries, counts.Entries);
        meter.CheckpointSize.Record(counts.Bytes, _tags);
        meter.CheckpointDuration.Record(took.TotalSeconds, _tags);
        meter.CheckpointsCompleted.Add(1, _tags);
    }

    public void OnCheckpointFailed(Exception failure) => AddOne(meter.CheckpointsFailed, failure);

    /// <summary>A checkpoint kept the lane from its records.</summary>
    public void OnPause(TimeSpan pause) => meter.CheckpointPause.Record(pause.TotalSeconds, _tags);

    public void OnRecordFailed(Exception failure) => AddOne(meter.RecordsFailed, failure);

    public void OnRestart(Exception failure) => AddOne(meter.Restarts, failure);

    public void OnRollback(Exception failure) => AddOne(meter.Rollbacks, failure);

    /// <summary>Where the lane's tasks are now.</summary>
    public void Show(IReadOnlyList<TaskGauges> tasks) => _tasks = tasks;

    /// <summary>The lane owns no task any more, and restores none.</summary>
    public void OnSessionEnd()
    {
        _tasks = [];
        _restoring.Clear();
    }

    /// <summary>A task that is being restored has read so many records, and has others left.</summary>
    public void OnRestoring(int partition, long read, long left)
    {
        if (left > 0) _restoring[partition] = left;
        else _restoring.TryRemove(partition, out _);
        if (read > 0) meter.RestoreRecords.Add(read, _tags.Plus(MetricTags.PartitionOf(partition)));
    }

    /// <summary>The lane has taken partitions over.</summary>
    public void OnRestored(TimeSpan took)
    {
        _restoring.Clear();
        meter.RestoreDuration.Record(took.TotalSeconds, _tags);
    }

    private IEnumerable<Measurement<double>> WatermarksMs(Func<long, double> of) =>
        from task in _tasks
        where task.WatermarkMs != null
        select new Measurement<double>(
            of(task.WatermarkMs!.Value) / 1e3, _tags.Plus(MetricTags.PartitionOf(task.Partition)));

    private void Add(Counter<long> counter, long count)
    {
        if (count > 0) counter.Add(count, _tags);
    }

    private void AddOne(Counter<long> counter, Exception failure)
    {
        TagList tags = new(_tags) { MetricTags.ErrorOf(failure) };
        counter.Add(1, in tags);
    }
}

/// <summary>What was counted between two checkpoints.</summary>
/// <param name="RecordsRead">Records handled.</param>
/// <param name="RecordsWritten">Records written to sinks.</param>
/// <param name="RecordsLate">Records dropped as too late.</param>
/// <param name="RecordsSkipped">Records that their schema has passed over.</param>
/// <param name="OutputsSkipped">Outputs that the schema of their sink wrote nothing for.</param>
/// <param name="Entries">State entries written.</param>
/// <param name="Bytes">Bytes of state written, with checkpoint records.</param>
internal readonly record struct CheckpointCounts(
    long RecordsRead, long RecordsWritten, long RecordsLate, long RecordsSkipped, long OutputsSkipped, long Entries,
    long Bytes);

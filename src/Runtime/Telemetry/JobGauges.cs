using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Millrace.Runtime.Telemetry;

/// <summary>
/// The instruments that show what is so when somebody collects, over all jobs that run. They read what lanes have left
/// there, and ask no lane, client or broker. Safe for several threads.
/// </summary>
internal sealed class JobGauges
{
    private readonly ConcurrentDictionary<JobMetrics, bool> _jobs = new();
    private readonly List<Instrument> _all = [];

    public JobGauges(Meter meter)
    {
        AddHealth(meter);
        AddSources(meter);
        AddTasks(meter);
    }

    /// <summary>True when somebody listens to one of them.</summary>
    public bool AreWanted => _all.Exists(static instrument => instrument.Enabled);

    public void Add(JobMetrics job) => _jobs[job] = true;

    public void Remove(JobMetrics job) => _jobs.TryRemove(job, out _);

    private void AddHealth(Meter meter)
    {
        _all.Add(meter.CreateObservableGauge(
            "millrace.job.health", () => _jobs.Keys.Select(static job => job.Health), "1",
            "0: unhealthy, 1: degraded, 2: healthy; that of the job's start or of its worst lane"));
        _all.Add(meter.CreateObservableGauge(
            "millrace.lane.health", () => _jobs.Keys.SelectMany(static job => job.LaneHealths), "1",
            "0: unhealthy, 1: degraded, 2: healthy"));
        _all.Add(meter.CreateObservableUpDownCounter(
            "millrace.lane.count", () => _jobs.Keys.SelectMany(static job => job.LanePhases), "{lane}",
            "Lanes by the phase that they are in"));
    }

    private void AddSources(Meter meter)
    {
        AddLong(meter, "millrace.source.lag", "{record}", "How far a task is behind the end of its source partition",
            static lane => lane.Inputs(static input => input.Lag));
        AddLong(meter, "millrace.source.offset.current", "{offset}", "The next offset that a task handles",
            static lane => lane.Inputs(static input => input.OffsetNext));
        AddLong(meter, "millrace.source.offset.committed", "{offset}", "The next offset in the last checkpoint",
            static lane => lane.Inputs(static input => input.OffsetCommitted));
    }

    private void AddTasks(Meter meter)
    {
        _all.Add(meter.CreateObservableGauge(
            "millrace.watermark.time", () => Lanes.SelectMany(static lane => lane.Watermarks), "s",
            "A task's watermark, in seconds since 1970"));
        _all.Add(meter.CreateObservableGauge(
            "millrace.watermark.delay", () => Lanes.SelectMany(static lane => lane.WatermarkDelays), "s",
            "How far a task's watermark is behind the clock"));
        AddLong(meter, "millrace.state.entries", "{entry}", "Entries of a task's state",
            static lane => lane.States(static state => state.Entries));
        AddLong(meter, "millrace.state.memory", "By", "Memory of the tables that hold a task's state",
            static lane => lane.States(static state => state.Bytes));
        AddLong(meter, "millrace.restore.pending", "{record}", "Records of the state topic that a task has yet to read",
            static lane => lane.Restoring);
    }

    private IEnumerable<LaneMetrics> Lanes => _jobs.Keys.SelectMany(static job => job.Lanes);

    private void AddLong(
        Meter meter, string name, string unit, string description,
        Func<LaneMetrics, IEnumerable<Measurement<long>>> of) =>
        _all.Add(meter.CreateObservableGauge(name, () => Lanes.SelectMany(of), unit, description));
}

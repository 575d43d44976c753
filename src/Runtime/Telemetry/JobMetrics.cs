using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Millrace.Runtime.Telemetry;

/// <summary>
/// The metrics of one job of this process. Shared by all threads of the job, and read by whoever collects.
/// </summary>
internal sealed class JobMetrics(string job, JobMeter meter, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LaneMetrics> _lanes = new();
    private readonly KeyValuePair<string, object?>[] _tags = [new(MetricTags.Job, job)];
    private Func<JobStatus> _status = static () => new(0, []);

    /// <summary>The lanes that have said something.</summary>
    public IEnumerable<LaneMetrics> Lanes => _lanes.Values;

    /// <summary>How the job is.</summary>
    public Measurement<int> Health => new(_status().Health, _tags);

    /// <summary>How each lane is.</summary>
    public IEnumerable<Measurement<int>> LaneHealths =>
        _status().Lanes.Select(lane => Measure(lane.Health, MetricTags.Lane, lane.Lane));

    /// <summary>How many lanes are in each phase.</summary>
    public IEnumerable<Measurement<int>> LanePhases =>
        from lane in _status().Lanes
        group lane by lane.Phase into phase
        select Measure(phase.Count(), MetricTags.Phase, phase.Key);

    /// <summary>The metrics of a lane; made at the first question.</summary>
    public LaneMetrics Lane(string lane) => _lanes.GetOrAdd(lane, name => new(meter, job, name, time));

    /// <summary>The job runs: gauges show it until what this returns is disposed.</summary>
    /// <param name="status">Tells how the job and its lanes are.</param>
    public IDisposable Publish(Func<JobStatus> status)
    {
        _status = status;
        meter.Add(this);
        return new Publication(meter, this);
    }

    private Measurement<int> Measure(int value, string tag, string text) =>
        new(value, _tags.Plus(new KeyValuePair<string, object?>(tag, text)));

    private sealed class Publication(JobMeter meter, JobMetrics job) : IDisposable
    {
        public void Dispose() => meter.Remove(job);
    }
}

/// <summary>How a job is at a moment.</summary>
/// <param name="Health">2 for healthy, 1 for degraded, 0 for unhealthy.</param>
/// <param name="Lanes">Its lanes.</param>
internal sealed record JobStatus(int Health, IReadOnlyList<LaneStatus> Lanes);

/// <summary>How a lane is at a moment.</summary>
/// <param name="Lane">Its id.</param>
/// <param name="Phase">What it does, in small letters.</param>
/// <param name="Health">2 for healthy, 1 for degraded, 0 for unhealthy.</param>
internal sealed record LaneStatus(string Lane, string Phase, int Health);

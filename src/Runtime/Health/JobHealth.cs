using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Millrace.Runtime.Health;

/// <summary>
/// The health of one job of this process: that of its worst lane, or of its start while there are no lanes yet.
/// Shared by all threads of the job.
/// </summary>
internal sealed class JobHealth(string job, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LaneActivity> _lanes = new();
    private volatile string? _failure;

    public string Job => job;

    /// <summary>What the job's start is at: looking up its topics.</summary>
    public LaneActivity Start { get; } = new(job, time);

    /// <summary>The lanes, by name.</summary>
    public IEnumerable<LaneActivity> Lanes => _lanes.Values.OrderBy(static lane => lane.Lane, StringComparer.Ordinal);

    /// <summary>The activity of a lane; made at the first question.</summary>
    public LaneActivity Lane(string lane) => _lanes.GetOrAdd(lane, name => new(name, time));

    /// <summary>The job has failed for good.</summary>
    public void Fail(string reason) => _failure = reason;

    /// <summary>The worst of the job's lanes, with how each of them is.</summary>
    public (LaneHealth Worst, IReadOnlyDictionary<string, LaneHealth> Lanes) Look()
    {
        Dictionary<string, LaneHealth> lanes = [];
        foreach (LaneActivity lane in Lanes) lanes[lane.Lane] = LaneHealth.Of(lane.Facts);
        if (_failure is { } failure) return (new(HealthStatus.Unhealthy, $"Job {job} has failed: {failure}"), lanes);
        // A start that failed may have made clients of a lane already.
        LaneFacts start = Start.Facts;
        if (lanes.Count == 0 || start.Phase == LanePhase.Restarting)
            return (Named($"Job {job}", LaneHealth.Of(start)), lanes);
        // Healthy is the highest number.
        (string worst, LaneHealth health) = lanes.MinBy(static lane => lane.Value.Status);
        return (Named($"Lane {worst}", health), lanes);
    }

    private static LaneHealth Named(string name, LaneHealth health) => health with { Text = $"{name} {health.Text}" };
}

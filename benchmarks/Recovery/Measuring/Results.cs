using Millrace.Benchmarks.Recovery.Job;

namespace Millrace.Benchmarks.Recovery.Measuring;

/// <summary>What was measured; empty where it was not asked for.</summary>
internal sealed class Results
{
    private readonly List<Restart> _restarts = [];

    public IEnumerable<Restart> FromCache => _restarts.Where(static restart => restart.Restore.IsFromCache);

    public IEnumerable<Restart> FromTopic => _restarts.Where(static restart => !restart.Restore.IsFromCache);

    /// <summary>From the kill of a process to the first answer of another for its partition.</summary>
    public List<double> TakeOversMs { get; } = [];

    public IReadOnlyList<double> PausesMs { get; set; } = [];

    public IReadOnlyList<double> PausesWithCacheMs { get; set; } = [];

    /// <summary>One a second, of the run of many transactions.</summary>
    public IReadOnlyList<Sample> Samples { get; set; } = [];

    public void AddRestart(Restart restart) => _restarts.Add(restart);
}

using Millrace.Simulation.Tests.Checking;
using Millrace.Simulation.Tests.Disks;
using Millrace.Simulation.Tests.Scenarios;

namespace Millrace.Simulation.Tests.Running;

/// <summary>Adds up what many runs have seen. For several threads.</summary>
internal sealed class Tally
{
    /// <summary>What lanes must have had to do about it, by the names of their log events.</summary>
    private static readonly string[] _answers =
        ["LaneRestarts", "Rewinds", "Fences", "Assigned", "Revoked", "Lost", "Restored", "WaitsForTransaction",
            "ReadsCache", "CacheRefused", "CacheStops", "CheckpointDamaged", "WroteAhead"];

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _happened = new(StringComparer.Ordinal);
    private readonly List<int> _failed = [];
    private long _runs, _turns;
    private TimeSpan _elapsed, _settledAfterMax;

    /// <summary>The seeds that have failed.</summary>
    public IReadOnlyList<int> Failed => _failed;

    /// <summary>What ought to happen in so many runs, and has not.</summary>
    public IEnumerable<string> NeverHappened =>
        Enum.GetNames<EventKind>().Concat(Hazards.Names).Concat(DiskFates.Names)
            .Append(IdleOutputs.ClosedByClock).Concat(_answers).Except(_happened.Keys);

    /// <summary>Adds a run; says how many have failed by now.</summary>
    public int Add(RunOutcome outcome)
    {
        lock (_lock)
        {
            (_runs, _turns, _elapsed) = (_runs + 1, _turns + outcome.Turns, _elapsed + outcome.Elapsed);
            if (outcome.SettledAfter > _settledAfterMax) _settledAfterMax = outcome.SettledAfter;
            foreach ((string what, int times) in outcome.Trace.Counts)
                _happened[what] = _happened.GetValueOrDefault(what) + times;
            if (outcome.HasFailed) _failed.Add(outcome.Seed);
            return _failed.Count;
        }
    }

    public override string ToString() =>
        $"{_runs} seeds, {_turns} turns, {_elapsed.TotalHours:F0} hours by their own clocks; everything was committed "
        + $"{_settledAfterMax.TotalSeconds:F0} s after the last thing had gone wrong, or earlier\n"
        + string.Join('\n', _happened.Select(static one => $"{one.Value,9} {one.Key}"));
}

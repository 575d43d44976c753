using Millrace.Simulation.Tests.Checking;
using Millrace.Simulation.Tests.Mutations;
using Millrace.Simulation.Tests.Scenarios;

namespace Millrace.Simulation.Tests.Running;

/// <summary>
/// One run of a scenario: first the input and whatever happens to those who process it; then everything is mended, and
/// the job must come to rest; then a process that knows nothing reads one more record of each key, whose outputs tell
/// what was kept.
/// </summary>
internal sealed class SimulatedRun : IDisposable
{
    /// <summary>How long after the last thing that goes wrong everything must be committed (I6).</summary>
    private static readonly TimeSpan _progressMax = TimeSpan.FromSeconds(90);

    /// <summary>What was held up on its way has arrived by then, and who was paused has gone on.</summary>
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(15);

    private readonly World _world;
    private readonly SimulatedProcess[] _processes;
    private bool _isScriptOver;
    private TimeSpan _scriptOverAt, _settledAfter;

    private SimulatedRun(Scenario scenario, Mutation mutation, bool isTraced)
    {
        _world = new(scenario, mutation, isTraced);
        _processes = [.. scenario.Lanes.Select((lanes, i) =>
            new SimulatedProcess(_world, $"p{i}", () => _world.PlanOf($"p{i}", lanes, scenario.IsBounded))
            {
                Disk = scenario.Cache == null ? null : _world.Disks.AddDisk(),
            })];
    }

    /// <summary>Runs a seed; it has failed when the outcome has violations.</summary>
    public static RunOutcome Of(int seed, Mutation? mutation = null, bool isTraced = false)
    {
        using SimulatedRun run = new(ScenarioDraw.Of(seed), mutation ?? Mutation.None, isTraced);
        run.Run();
        return new(
            seed, run._world.Scenario, [.. run._world.Violations], run._world.Trace, run._world.Schedule.Turns,
            run._world.Elapsed, run._settledAfter);
    }

    public void Dispose() => _world.Dispose();

    private void Run()
    {
        Scenario scenario = _world.Scenario;
        if (scenario.IsBounded)
            foreach (Arrival arrival in scenario.Arrivals) _world.Append(arrival.Record, arrival.Fate);
        _world.Cluster.Transactions.MarkerDelay = _world.Hazards.Marker;
        _world.Schedule.Start("script", PlayScript);
        if (!RunUntil(IsSettled, "the input is not committed")) return;
        _settledAfter = _world.Elapsed - _scriptOverAt;
        foreach (SimulatedProcess process in _processes) process.Stop();
        if (!RunUntil(() => _processes.All(static process => process.IsAtRest), "processes do not stop")) return;
        Probe();
        if (_world.Violations.Count == 0 && scenario.HasSavepoint) StartFromSavepoint();
        if (_world.Violations.Count > 0) return;
        LetTimePass();
        _world.Violations.AddRange(
            scenario.IdleAfter != null ? IdleOutputs.Compare(_world) : Outputs.Compare(_world));
        if (scenario.HasSavepoint) _world.Violations.AddRange(RestoredOutputs.Compare(_world));
        CheckNothingIsLeft();
    }

    private void PlayScript()
    {
        Scenario scenario = _world.Scenario;
        foreach (SimulatedProcess process in _processes.Take(scenario.ProcessesAtStart)) process.Start();
        IEnumerable<(TimeSpan After, Action Act)> arrivals = scenario.IsBounded
            ? []
            : scenario.Arrivals.Select<Arrival, (TimeSpan, Action)>(
                arrival => (arrival.After, () => _world.Append(arrival.Record, arrival.Fate)));
        IEnumerable<(TimeSpan After, Action Act)> events = scenario.Events.Select<Event, (TimeSpan, Action)>(
            next => (next.After, () => Act(next)));
        TimeSpan end = TimeSpan.Zero;
        foreach ((TimeSpan after, Action act) in arrivals.Concat(events).OrderBy(static step => step.After))
        {
            if (after > _world.Elapsed) _world.Schedule.Sleep(after - _world.Elapsed);
            act();
        }
        foreach (Event next in scenario.Events)
            if (next.After + 2 * next.Lasts > end) end = next.After + 2 * next.Lasts;
        foreach (SimulatedProcess process in _processes) process.Start();
        if (end + _grace > _world.Elapsed) _world.Schedule.Sleep(end + _grace - _world.Elapsed);
        _world.Hazards.Stop();
        _world.Disks.Stop();
        _world.Trace.Add("nothing goes wrong any more");
        (_isScriptOver, _scriptOverAt) = (true, _world.Elapsed);
    }

    private void Act(Event next)
    {
        SimulatedProcess process = _processes[next.Process];
        _world.Happen(next.Kind.ToString(), $"[{next.Kind} p{next.Process}, {next.Lasts.TotalSeconds:F1} s]");
        switch (next.Kind)
        {
            case EventKind.Start: process.Start(); break;
            case EventKind.Stop: process.Stop(); break;
            case EventKind.Kill: process.Kill(); break;
            case EventKind.Pause: process.Pause(next.Lasts); break;
            case EventKind.Replace: process.Replace(next.Lasts); break;
            case EventKind.Rebalance: _world.Group.Rebalance(); break;
            case EventKind.Outage: _world.BeginOutage(next.Lasts); break;
            case EventKind.Compact: _world.CompactState(); break;
            case EventKind.Savepoint: _world.RequestSavepoint(); break;
            case EventKind.Expel:
                if (_world.Group.Members is { Count: > 0 } members)
                    _world.Group.Remove(members[_world.Random.Next(members.Count)]);
                break;
        }
    }

    private bool IsSettled() => _isScriptOver && _world.IsAllCommitted() && _world.IsSavepointThere
        && IdleOutputs.AreClosed(_world) && (_world.Scenario.IsBounded
        ? _processes.All(static process => process.IsAtRest)
        : _processes.All(static process => process.IsRunning));

    /// <summary>
    /// A process that was not there before restores everything and reads on to the end; of a disk that it finds, the
    /// outputs are the same.
    /// </summary>
    private void Probe()
    {
        _world.Trace.Add("probes");
        _world.Cluster.Transactions.MarkerDelay = static () => TimeSpan.Zero;
        foreach (Given probe in StreamDraw.Probes(_world.Scenario.Job.Shape.Sources, _world.Scenario.Partitions))
            _world.Append(probe);
        SimulatedProcess fresh = new(_world, "fresh", () => _world.PlanOf("fresh", isBounded: true))
        {
            Disk = _world.Scenario.Cache == null ? null : _world.Disks.DiskOfLast(),
        };
        if (!RunToEnd(fresh)) return;
        // A damaged file may have taken it back into a bounded run, whose end it has come to again.
        bool isAnotherDue = !_world.IsAllCommitted() && _world.Scenario is { IsBounded: true, HasDamage: true };
        if (isAnotherDue && !RunToEnd(new(_world, "next", () => _world.PlanOf("next", isBounded: true)))) return;
        if (!_world.IsAllCommitted()) _world.Violations.Add("I1: the last process ends before its input does.");
    }

    /// <summary>A job under another group reads from the savepoint to the end, probes included.</summary>
    private void StartFromSavepoint()
    {
        _world.Trace.Add("starts from the savepoint");
        RunToEnd(new(_world, "restored", _world.PlanOfRestored));
    }

    private bool RunToEnd(SimulatedProcess last)
    {
        last.Start();
        if (!RunUntil(() => last.IsAtRest, "the last process does not come to its end")) return false;
        _world.Violations.AddRange(last.Leaks());
        return true;
    }

    private bool RunUntil(Func<bool> isDone, string otherwise)
    {
        TimeSpan left = _world.Scenario.Events.Select(static next => next.After + 2 * next.Lasts)
            .Append(_world.Elapsed).Max() - _world.Elapsed;
        bool isInTime = _world.Schedule.RunUntil(
            () => _world.Violations.Count > 0 || isDone(), left + _grace + _progressMax);
        if (!isInTime) _world.Violations.Add($"I6: {otherwise} within {_progressMax.TotalSeconds} s.");
        return _world.Violations.Count == 0;
    }

    /// <summary>Until brokers have ended what the dead have left open: it holds back what others wrote.</summary>
    private void LetTimePass()
    {
        while (_world.Cluster.Agenda.NextDue is { } due)
        {
            _world.Time.AdvanceTo(due);
            _world.Cluster.Tick();
        }
    }

    private void CheckNothingIsLeft()
    {
        foreach (SimulatedProcess process in _processes) _world.Violations.AddRange(process.Leaks());
        foreach (string id in _world.Cluster.Transactions.Busy)
            _world.Violations.Add($"I7: a transaction of {id} is open for ever.");
        if (_world.Group.Members.Count > 0)
            _world.Violations.Add($"I7: the group has {_world.Group.Members.Count} member(s) that nobody is.");
        if (_world.Schedule.Fibers.Count > 0)
            _world.Violations.Add(
                $"I7: threads go on: {string.Join(", ", _world.Schedule.Fibers.Select(static fiber => fiber.Name))}");
    }
}

/// <summary>What has come of a run.</summary>
/// <param name="Seed">Which.</param>
/// <param name="Scenario">What was played.</param>
/// <param name="Violations">What is not as it has to be.</param>
/// <param name="Trace">What has happened.</param>
/// <param name="Turns">How often a thread had the turn.</param>
/// <param name="Elapsed">How long it took, by its own clock.</param>
/// <param name="SettledAfter">How long after the last thing went wrong everything was committed.</param>
internal sealed record RunOutcome(
    int Seed, Scenario Scenario, IReadOnlyList<string> Violations, Trace Trace, long Turns, TimeSpan Elapsed,
    TimeSpan SettledAfter)
{
    public bool HasFailed => Violations.Count > 0;
}

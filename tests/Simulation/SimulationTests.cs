using System.Diagnostics;
using Millrace.Simulation.Tests.Running;

namespace Millrace.Simulation.Tests;

/// <summary>
/// Random jobs on random streams while processes die and brokers misbehave, seed after seed. MILLRACE_SIMULATION_SEEDS
/// says how many, MILLRACE_SIMULATION_SEED replays one; see docs/simulation.md.
/// </summary>
public class SimulationTests(ITestOutputHelper output)
{
    private const int SeedsDefault = 10_000, FailuresMax = 5;

    /// <summary>With so many seeds, everything that can go wrong has gone wrong.</summary>
    private const int SeedsOfEverything = 5_000;

    private static readonly int _seeds = Number("MILLRACE_SIMULATION_SEEDS") ?? SeedsDefault;
    private static readonly int _firstSeed = Number("MILLRACE_SIMULATION_FIRST_SEED") ?? 1;

    [Fact]
    public void Every_seed_is_exact()
    {
        if (Number("MILLRACE_SIMULATION_SEED") is { } seed) Replay(seed);
        else RunAll();
    }

    private void RunAll()
    {
        Tally tally = new();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        Parallel.For(
            _firstSeed, _firstSeed + _seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (seed, loop) =>
            {
                if (tally.Add(SimulatedRun.Of(seed)) >= FailuresMax) loop.Stop();
            });
        TimeSpan took = Process.GetCurrentProcess().TotalProcessorTime - before;
        output.WriteLine($"{tally}\n{took.TotalSeconds:F1} s of CPU");
        Assert.True(tally.Failed.Count == 0, string.Join("\n\n", tally.Failed.Select(Report.Of)));
        if (_seeds >= SeedsOfEverything) Assert.Empty(tally.NeverHappened);
    }

    private void Replay(int seed)
    {
        RunOutcome outcome = SimulatedRun.Of(seed, isTraced: true);
        output.WriteLine(Report.Of(outcome));
        Assert.False(outcome.HasFailed, Report.Of(outcome));
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text) : null;
}

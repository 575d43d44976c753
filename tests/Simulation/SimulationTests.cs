using System.Collections.Concurrent;
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

    private static readonly int _seeds = Number("MILLRACE_SIMULATION_SEEDS") ?? SeedsDefault;
    private static readonly int _firstSeed = Number("MILLRACE_SIMULATION_FIRST_SEED") ?? 1;

    [Fact]
    public void Every_seed_is_exact()
    {
        if (Number("MILLRACE_SIMULATION_SEED") is { } seed)
        {
            RunOutcome replayed = SimulatedRun.Of(seed, isTraced: true);
            output.WriteLine(Report.Of(replayed));
            Assert.False(replayed.HasFailed, Report.Of(replayed));
            return;
        }
        ConcurrentBag<RunOutcome> failed = [];
        long turns = 0, seconds = 0;
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        Parallel.For(
            _firstSeed, _firstSeed + _seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (seed, loop) =>
            {
                RunOutcome outcome = SimulatedRun.Of(seed);
                Interlocked.Add(ref turns, outcome.Turns);
                Interlocked.Add(ref seconds, (long)outcome.Elapsed.TotalSeconds);
                if (!outcome.HasFailed) return;
                failed.Add(outcome);
                if (failed.Count >= FailuresMax) loop.Stop();
            });
        TimeSpan took = Process.GetCurrentProcess().TotalProcessorTime - before;
        output.WriteLine(
            $"{_seeds} seeds, {turns} turns, {seconds} simulated seconds, {took.TotalSeconds:F1} s of CPU");
        Assert.True(failed.IsEmpty, string.Join("\n\n", failed.Select(outcome => Report.Of(outcome.Seed))));
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text) : null;
}

using Millrace.Simulation.Tests.Running;
using Millrace.Simulation.Tests.Scenarios;

namespace Millrace.Simulation.Tests;

/// <summary>A seed says everything: what has failed once fails again, and can be looked at.</summary>
public class DeterminismTests
{
    [Fact]
    public void The_same_seed_is_the_same_run()
    {
        for (int seed = 1; seed <= 100; seed++)
        {
            RunOutcome once = SimulatedRun.Of(seed, isTraced: true), again = SimulatedRun.Of(seed, isTraced: true);
            Assert.NotEmpty(once.Trace.Lines);
            Assert.Equal(once.Trace.Lines, again.Trace.Lines);
            Assert.Equal((once.Turns, once.Elapsed), (again.Turns, again.Elapsed));
        }
    }

    [Fact]
    public void A_trace_that_nobody_reads_makes_no_difference()
    {
        for (int seed = 1; seed <= 100; seed++)
        {
            RunOutcome traced = SimulatedRun.Of(seed, isTraced: true), untraced = SimulatedRun.Of(seed);
            Assert.Empty(untraced.Trace.Lines);
            Assert.Equal((traced.Turns, traced.Elapsed), (untraced.Turns, untraced.Elapsed));
        }
    }

    [Fact]
    public void Another_seed_is_another_run()
    {
        string[] scenarios =
            [.. Enumerable.Range(1, 100).Select(static seed => ScenarioDraw.Of(seed).ToString())];
        Assert.Equal(scenarios.Length, scenarios.Distinct().Count());
    }
}

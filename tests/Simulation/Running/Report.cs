namespace Millrace.Simulation.Tests.Running;

/// <summary>What is to be read of a seed.</summary>
internal static class Report
{
    /// <summary>Of a seed that has failed: it runs once more, and what happens is written down.</summary>
    public static string Of(int seed) => Of(SimulatedRun.Of(seed, isTraced: true));

    public static string Of(RunOutcome outcome) =>
        $"""
        Seed {outcome.Seed} {(outcome.HasFailed ? "has failed:" : "holds.")}
        {string.Join('\n', outcome.Violations)}
        {outcome.Scenario}
        {outcome.Trace}
        """;
}

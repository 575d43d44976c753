using System.Globalization;
using Millrace.Brokers;

namespace Millrace.Faults.Running;

/// <summary>What the environment says about the tests of faults; docs/faults.md has the list.</summary>
internal static class FaultSettings
{
    /// <summary>How often each fault is injected; null for a few times, as each test says.</summary>
    public static int? Rounds { get; } = Number("MILLRACE_FAULT_ROUNDS");

    /// <summary>After how long no further round begins.</summary>
    public static TimeSpan TimeMax { get; } =
        Number("MILLRACE_FAULT_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;

    /// <summary>What the load and the moments of faults come from; each run prints it.</summary>
    public static int Seed { get; } = Number("MILLRACE_FAULT_SEED") ?? Random.Shared.Next();

    /// <summary>The page whose table of results is brought up to date; null for none.</summary>
    public static string? Report { get; } =
        Environment.GetEnvironmentVariable("MILLRACE_FAULT_REPORT") is { Length: > 0 } path ? path : null;

    /// <summary>The program that runs the job: the one that the build left, or another build of it.</summary>
    public static string Job { get; } =
        Environment.GetEnvironmentVariable("MILLRACE_FAULT_JOB") is { Length: > 0 } path ? path : Build.PathOf("Job");

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value)
            ? value
            : null;
}

using System.Globalization;

namespace Millrace.Faults.Running;

/// <summary>What the environment says about the tests of faults; docs/faults.md has the list.</summary>
internal static class FaultSettings
{
    private const int RoundsByDefault = 3;

    /// <summary>How often each fault is injected.</summary>
    public static int Rounds { get; } = Number("MILLRACE_FAULT_ROUNDS") ?? RoundsByDefault;

    /// <summary>After how long no further round begins.</summary>
    public static TimeSpan TimeMax { get; } =
        Number("MILLRACE_FAULT_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;

    /// <summary>What the load and the moments of faults come from; each run prints it.</summary>
    public static int Seed { get; } = Number("MILLRACE_FAULT_SEED") ?? Random.Shared.Next();

    /// <summary>The page whose table of results is brought up to date; null for none.</summary>
    public static string? Report { get; } =
        Environment.GetEnvironmentVariable("MILLRACE_FAULT_REPORT") is { Length: > 0 } path ? path : null;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value)
            ? value
            : null;
}

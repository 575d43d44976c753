using System.Globalization;
using Millrace.Brokers;

namespace Millrace.Faults.Running;

/// <summary>What the environment says about the tests of faults; docs/faults.md has the list.</summary>
internal static class FaultSettings
{
    private const string Rounds = "MILLRACE_FAULT_ROUNDS", AotJob = "MILLRACE_FAULT_AOT_JOB";

    /// <summary>After how long no further round begins.</summary>
    public static TimeSpan TimeMax { get; } =
        Number("MILLRACE_FAULT_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;

    /// <summary>What the load and the moments of faults come from; each run prints it.</summary>
    public static int Seed { get; } = Number("MILLRACE_FAULT_SEED") ?? Random.Shared.Next();

    /// <summary>The page whose table of results is brought up to date; null for none.</summary>
    public static string? Report { get; } = Text("MILLRACE_FAULT_REPORT");

    /// <summary>True to run the test that a defect of Kafka makes fail.</summary>
    public static bool HasOnlyBrokerDie { get; } = Text("MILLRACE_FAULT_KAFKA_20734") is not null;

    /// <summary>How often a fault is injected: a number, or as often as the long run has it.</summary>
    public static int RoundsOf(int inShortRun, int inLongRun) =>
        Number(Rounds) ?? (Text(Rounds) == "long" ? inLongRun : inShortRun);

    /// <summary>The program that was published with Native AOT where there is one, else the one of the build.</summary>
    public static JobBinary Published => Text(AotJob) is null ? JobBinary.Built : JobBinary.Aot;

    /// <summary>Where the job's program is; skips the running test when it is not there.</summary>
    public static string PathOf(JobBinary binary)
    {
        if (binary is JobBinary.Built) return Build.PathOf("Job");
        string? published = Text(AotJob);
        Assert.SkipWhen(published is null, $"needs the published job: {AotJob} does not name one");
        return published!;
    }

    private static string? Text(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;

    private static int? Number(string variable) =>
        int.TryParse(Text(variable), CultureInfo.InvariantCulture, out int value) ? value : null;
}

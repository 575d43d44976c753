using Millrace.Brokers;

namespace Millrace.Kafka.Running;

/// <summary>The sample, as a user starts it.</summary>
internal static class Sample
{
    /// <summary>The file that the sample loads.</summary>
    public static string Flights { get; } = Path.Combine(Build.Root, "samples/AirportDelays/data/flights.ndjson");

    /// <summary>Starts it with switches and settings of the section <c>Millrace</c>.</summary>
    /// <param name="switches">Its command line.</param>
    /// <param name="settings">Settings by their keys.</param>
    /// <param name="binary">The one that the build left, unless another is named.</param>
    public static JobProcess Start(
        IEnumerable<string> switches, IReadOnlyDictionary<string, string>? settings = null, string? binary = null) =>
        JobProcess.Start(binary ?? PathOf(SampleBinary.Built), switches, settings);

    /// <summary>Where a binary is; skips the running test when it is not there.</summary>
    public static string PathOf(SampleBinary binary)
    {
        if (binary is SampleBinary.Built) return Build.PathOf("Sample");
        string? published = Environment.GetEnvironmentVariable("MILLRACE_AOT_SAMPLE");
        Assert.SkipWhen(
            string.IsNullOrEmpty(published), "needs the published sample: MILLRACE_AOT_SAMPLE does not name one");
        return published!;
    }
}

/// <summary>The binary that the build left, and the one that was published with Native AOT.</summary>
public enum SampleBinary
{
    Built,
    Aot,
}

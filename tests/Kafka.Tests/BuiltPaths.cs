using System.Reflection;

namespace Millrace.Kafka;

/// <summary>Paths that the build wrote into this assembly.</summary>
internal static class BuiltPaths
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Value("MillraceRoot");

    /// <summary>The sample as the build left it.</summary>
    public static string Sample { get; } = Value("Sample");

    /// <summary>The file that the sample loads.</summary>
    public static string Flights { get; } = Path.Combine(Root, "samples/AirportDelays/data/flights.ndjson");

    private static string Value(string key) => typeof(BuiltPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;
}

using System.Reflection;

namespace Millrace.Brokers;

/// <summary>Paths that the build wrote into this assembly, as metadata.</summary>
internal static class Build
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = PathOf("MillraceRoot");

    /// <summary>A path by the name that the project file gives it.</summary>
    public static string PathOf(string name) => typeof(Build).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == name).Value!;
}

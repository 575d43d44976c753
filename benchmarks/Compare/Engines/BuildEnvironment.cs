namespace Millrace.Benchmarks.Compare.Engines;

/// <summary>
/// Variables for programs that build: servers that the build would leave behind keep its output open, and who waits for
/// the end of that output would wait for them.
/// </summary>
internal static class BuildEnvironment
{
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["UseSharedCompilation"] = "false",
    };
}

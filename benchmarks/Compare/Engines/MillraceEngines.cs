using System.Reflection;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Compare.Engines;

/// <summary>The job of <c>benchmarks/Bids</c>, built from this repository for both runtimes.</summary>
internal sealed record MillraceEngines(Engine Jit, Engine Aot)
{
    private static readonly string _root = typeof(MillraceEngines).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static one => one.Key == "MillraceRoot").Value!;

    private static string Project => Path.Combine(_root, "benchmarks", "Bids");

    public static async Task<MillraceEngines> BuildAsync(CancellationToken cancellation) =>
        new(await BuildAsync("JIT", "build", cancellation), await BuildAotAsync(cancellation));

    public static Task<Engine> BuildAotAsync(CancellationToken cancellation) =>
        BuildAsync("AOT", "publish", cancellation);

    private static async Task<Engine> BuildAsync(string runtime, string verb, CancellationToken cancellation)
    {
        Progress.Say($"dotnet {verb} benchmarks/Bids");
        string output = Path.Combine(_root, "artifacts", "bids", runtime);
        ProgramCall build = new($"dotnet {verb}", "dotnet", [verb, "-c", "Release", Project, "-o", output])
        {
            Environment = BuildEnvironment.Variables,
        };
        await RunningProgram.RunAsync(build, cancellation);
        string file = Path.Combine(output, OperatingSystem.IsWindows() ? "Bids.exe" : "Bids");
        Prerequisites.RequireFile(file, $"'dotnet {verb}' of benchmarks/Bids should have made it");
        return new() { Name = $"Millrace {runtime}", File = file, Runtime = runtime };
    }
}

using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Compare.Engines;

/// <summary>A program that runs the queries; all take the same arguments and end with the same line of JSON.</summary>
internal sealed record Engine
{
    private static readonly TimeSpan _startMax = TimeSpan.FromMinutes(5);
    private const double RecordsPerSecondMin = 10_000;

    public required string Name { get; init; }

    public required string File { get; init; }

    /// <summary>Arguments before those of the run.</summary>
    public IReadOnlyList<string> Verb { get; init; } = [];

    /// <summary>How many threads it works with, if that is not the run's number of lanes.</summary>
    public int? Threads { get; init; }

    /// <summary>What it must say it ran on; null when it does not say.</summary>
    public string? Runtime { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public ProgramCall Call(EngineRun run) => new(Name, File, [.. Verb, .. run.ArgumentsWith(Threads ?? run.Lanes)])
    {
        Environment = Environment,
        TimeLimit = _startMax + TimeSpan.FromSeconds(run.Records / RecordsPerSecondMin),
    };
}

namespace Millrace.Benchmarks.Processes;

/// <summary>A program to be started.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="File">The program's file, or its name on the PATH.</param>
/// <param name="Arguments">Its arguments, each as it is.</param>
public sealed record ProgramCall(string Name, string File, IReadOnlyList<string> Arguments)
{
    /// <summary>Variables that it gets in addition to those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it may run before it is ended.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);
}

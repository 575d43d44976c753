namespace Millrace.Benchmarks;

/// <summary>Looks for what a benchmark cannot do without, before it starts anything.</summary>
public static class Prerequisites
{
    /// <summary>A file must be there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="why">What it is needed for, for the message.</param>
    /// <exception cref="BenchmarkException">It is not there.</exception>
    public static void RequireFile(string path, string why)
    {
        if (!File.Exists(path)) throw new BenchmarkException($"There is no file '{path}': {why}.");
    }

    /// <summary>A program must be on the PATH.</summary>
    /// <param name="name">The program's name.</param>
    /// <param name="why">What it is needed for, for the message.</param>
    /// <exception cref="BenchmarkException">It is not there.</exception>
    public static void RequireProgram(string name, string why)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        bool isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, file)));
        if (!isThere) throw new BenchmarkException($"There is no '{name}' on the PATH: {why}.");
    }
}

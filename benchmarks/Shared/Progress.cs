using System.Diagnostics;

namespace Millrace.Benchmarks;

/// <summary>What a benchmark is doing, for who waits; on standard error, so that results can be piped.</summary>
public static class Progress
{
    private static readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Writes one line, with the time since the start.</summary>
    public static void Say(string line) =>
        Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(_start):h\\:mm\\:ss}  {line}");
}

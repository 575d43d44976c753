namespace Millrace.Benchmarks.Processes;

/// <summary>The child's side of its life line: it ends when whoever started it lets go, or is gone.</summary>
public static class StandardInput
{
    /// <summary>Calls <paramref name="stop"/> then, on a thread of its own.</summary>
    public static void OnEnd(Action stop) => new Thread(() =>
    {
        while (Console.In.ReadLine() is not null)
        {
            // Nothing is said on it.
        }
        stop();
    })
    {
        IsBackground = true,
        Name = "standard input",
    }.Start();
}

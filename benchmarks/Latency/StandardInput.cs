namespace Millrace.Benchmarks.Latency;

/// <summary>The child's side of its life line: it ends when whoever started it lets go, or is gone.</summary>
internal static class StandardInput
{
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

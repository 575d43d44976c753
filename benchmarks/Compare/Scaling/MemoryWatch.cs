using System.Diagnostics;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Compare.Scaling;

/// <summary>Notes every half second how much memory a process has.</summary>
internal sealed class MemoryWatch
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(500);
    private readonly List<MemorySample> _samples = [];

    public IReadOnlyList<MemorySample> Samples => _samples;

    /// <summary>Watches until it is cancelled, which is how it ends.</summary>
    public async Task WatchAsync(RunningProgram program, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer timer = new(_interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                double mib = program.ResidentBytes / (double)(1 << 20);
                if (mib > 0) _samples.Add(new(Stopwatch.GetElapsedTime(start), mib));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}

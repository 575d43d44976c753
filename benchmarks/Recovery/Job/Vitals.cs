using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Millrace.Benchmarks.Recovery.Job;

/// <summary>
/// How the process does: its commits, and what it holds of the system. Each commit is a line of its own, with how long
/// it kept its lane from records; nothing is kept of it here, where growth is looked for.
/// </summary>
internal sealed class Vitals : IDisposable
{
    private const string HandlesFolder = "/proc/self/fd";

    private readonly MeterListener _listener = new();
    private long _commits;

    public Vitals()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Millrace", Name: "millrace.checkpoint.pause" })
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) =>
        {
            Interlocked.Increment(ref _commits);
            Console.WriteLine(Pause.LineOf(seconds * 1e3));
        });
        _listener.Start();
    }

    public Sample Take()
    {
        using Process self = Process.GetCurrentProcess();
        return new(
            Interlocked.Read(ref _commits), self.WorkingSet64 >> 20,
            GC.GetTotalMemory(forceFullCollection: false) >> 20,
            self.Threads.Count, HandleCount());
    }

    public void Dispose() => _listener.Dispose();

    private static int HandleCount() =>
        Directory.Exists(HandlesFolder) ? Directory.GetFiles(HandlesFolder).Length : 0;
}

/// <summary>The process at one moment.</summary>
/// <param name="Commits">How many checkpoints it has committed.</param>
/// <param name="ResidentMiB">Its resident memory.</param>
/// <param name="ManagedMiB">That of its objects.</param>
/// <param name="Threads">Its threads.</param>
/// <param name="Handles">Its files and sockets.</param>
internal sealed record Sample(long Commits, long ResidentMiB, long ManagedMiB, int Threads, int Handles)
{
    private const string Mark = "vitals";

    public string Line => string.Create(
        CultureInfo.InvariantCulture, $"{Mark} {Commits} {ResidentMiB} {ManagedMiB} {Threads} {Handles}");

    public static Sample? TryRead(string line) =>
        line.Split(' ') is [Mark, var commits, var resident, var managed, var threads, var handles]
            ? new(
                long.Parse(commits, CultureInfo.InvariantCulture), long.Parse(resident, CultureInfo.InvariantCulture),
                long.Parse(managed, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture),
                int.Parse(handles, CultureInfo.InvariantCulture))
            : null;
}

/// <summary>How long a commit kept a lane from its records.</summary>
internal static class Pause
{
    private const string Mark = "pause";

    public static string LineOf(double ms) => string.Create(CultureInfo.InvariantCulture, $"{Mark} {ms:F3}");

    public static double? TryRead(string line) =>
        line.Split(' ') is [Mark, var ms] ? double.Parse(ms, CultureInfo.InvariantCulture) : null;
}

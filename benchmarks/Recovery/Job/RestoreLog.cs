using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Millrace.Benchmarks.Recovery.Job;

/// <summary>
/// Writes a line for each partition that the runtime says it has restored, with the processor time that it took.
/// </summary>
internal sealed class RestoreLog : ILoggerProvider, ILogger
{
    private const int Assigned = 1010, Restored = 1013, ReadsCache = 1060;

    private TimeSpan _cpuBefore;
    private bool _isFromCache;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == Assigned) (_cpuBefore, _isFromCache) = (CpuTime, false);
        if (eventId.Id == ReadsCache) _isFromCache = true;
        if (eventId.Id != Restored || state is not IReadOnlyList<KeyValuePair<string, object?>> values) return;
        Console.WriteLine(new Restore(
            NumberOf(values, "Entries"), NumberOf(values, "ElapsedMs"), (CpuTime - _cpuBefore).TotalMilliseconds,
            _isFromCache).Line);
    }

    public void Dispose() { }

    private static TimeSpan CpuTime => Process.GetCurrentProcess().TotalProcessorTime;

    private static long NumberOf(IReadOnlyList<KeyValuePair<string, object?>> values, string name) =>
        Convert.ToInt64(values.First(value => value.Key == name).Value, CultureInfo.InvariantCulture);
}

/// <summary>A partition that was restored.</summary>
/// <param name="Entries">The entries that were read for it.</param>
/// <param name="Ms">How long the take-over lasted.</param>
/// <param name="CpuMs">The processor time of the whole process meanwhile.</param>
/// <param name="IsFromCache">True when it came from the local cache.</param>
internal sealed record Restore(long Entries, double Ms, double CpuMs, bool IsFromCache)
{
    private const string Mark = "restored";

    public string Line => string.Create(
        CultureInfo.InvariantCulture, $"{Mark} {Entries} {Ms:F0} {CpuMs:F0} {(IsFromCache ? 1 : 0)}");

    public static Restore? TryRead(string line) => line.Split(' ') is [Mark, var entries, var ms, var cpuMs, var cache]
        ? new(long.Parse(entries, CultureInfo.InvariantCulture), double.Parse(ms, CultureInfo.InvariantCulture),
            double.Parse(cpuMs, CultureInfo.InvariantCulture), cache == "1")
        : null;
}

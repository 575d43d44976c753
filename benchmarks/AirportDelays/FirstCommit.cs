using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Flights.Benchmark;

/// <summary>
/// Notes when the first checkpoint was committed: the runtime's debug event says so, at no cost per record.
/// </summary>
internal sealed class FirstCommit : ILoggerProvider, ILogger
{
    private const int Checkpointed = 1019;
    private long _sinceStartMs = -1;

    /// <summary>Milliseconds from the start of the process to the first commit; null before it.</summary>
    public double? SinceStartMs => Interlocked.Read(ref _sinceStartMs) is >= 0 and var ms ? ms : null;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id != Checkpointed) return;
        using Process self = Process.GetCurrentProcess();
        long ms = (long)(DateTime.Now - self.StartTime).TotalMilliseconds;
        Interlocked.CompareExchange(ref _sinceStartMs, ms, -1);
    }

    public void Dispose()
    {
    }
}

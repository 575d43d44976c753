using Microsoft.Extensions.Logging;

namespace Millrace.SchemaRegistry.Tests.Registry;

/// <summary>Keeps what is logged.</summary>
internal sealed class ListLoggers(List<string> lines) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        lock (lines) lines.Add(formatter(state, exception));
    }

    public void Dispose()
    {
        // The lines are the test's.
    }
}

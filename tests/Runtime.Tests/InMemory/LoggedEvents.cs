using Microsoft.Extensions.Logging;

namespace Millrace.Runtime.Tests.InMemory;

/// <summary>Counts what a job logs, by the ids that docs/operations/logs.md lists.</summary>
internal sealed class LoggedEvents : ILogger
{
    private readonly Dictionary<int, int> _counts = [];
    private readonly Dictionary<int, string> _last = [];

    /// <summary>A lane began again with new clients.</summary>
    public int Restarts => _counts.GetValueOrDefault(1015);

    /// <summary>A lane went back to its last checkpoint and stayed a member of its group.</summary>
    public int Rewinds => _counts.GetValueOrDefault(1020);

    public int CountOf(int eventId) => _counts.GetValueOrDefault(eventId);

    /// <summary>The last message about late records.</summary>
    public string LateDropped => LastOf(1018);

    /// <summary>How often an event was logged.</summary>
    public int Count(int id)
    {
        lock (_counts) return _counts.GetValueOrDefault(id);
    }

    /// <summary>The last message of an event.</summary>
    public string LastOf(int id)
    {
        lock (_counts) return _last[id];
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        lock (_counts)
        {
            _counts[eventId.Id] = _counts.GetValueOrDefault(eventId.Id) + 1;
            _last[eventId.Id] = formatter(state, exception);
        }
    }
}

using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Millrace.Simulation.Tests.Running;

/// <summary>
/// What happens in a run, one line each with its time; what the jobs log is a part of it. Nothing is kept unless
/// somebody wants to read it.
/// </summary>
internal sealed class Trace(TimeProvider time, DateTimeOffset start, bool isKept) : ILogger
{
    private const int FirstLines = 40, LastLines = 160;

    private readonly List<string> _lines = [];
    private readonly Dictionary<string, int> _counts = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>How often what has happened; this is always kept.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    public void Add(string line)
    {
        if (!isKept) return;
        double seconds = (time.GetUtcNow() - start).TotalSeconds;
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{seconds,8:F3} s  {line}"));
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name != null) Count(eventId.Name);
        if (isKept) Add(formatter(state, exception));
    }

    /// <summary>The beginning and the end, where it is long.</summary>
    public override string ToString()
    {
        if (_lines.Count <= FirstLines + LastLines) return string.Join('\n', _lines);
        int left = _lines.Count - FirstLines - LastLines;
        return string.Join('\n', [.. _lines.Take(FirstLines), $"... {left} lines ...", .. _lines.TakeLast(LastLines)]);
    }
}

namespace Millrace.Simulation.Tests.Checking;

/// <summary>
/// What one task of a job must write, computed record after record from nothing but the definition of its handlers. It
/// shares no code with the runtime.
/// </summary>
internal sealed class ReferenceTask
{
    private const long None = long.MinValue / 4, Infinite = long.MaxValue / 4;

    private readonly JobShape _shape;
    private readonly long _outOfOrdernessMs;
    private readonly long[] _highest;
    private readonly bool[] _hasEnded;
    private readonly Dictionary<string, (int Count, long Sum)> _totals = [];
    private readonly Dictionary<string, (int Lowest, int Highest)> _extremes = [];
    private readonly SortedDictionary<long, Dictionary<string, (int Count, long Sum)>>[] _windows;

    public ReferenceTask(JobShape shape, long outOfOrdernessMs)
    {
        (_shape, _outOfOrdernessMs) = (shape, outOfOrdernessMs);
        _highest = [.. Enumerable.Repeat(None, shape.Sources)];
        _hasEnded = new bool[shape.Sources];
        _windows = [.. shape.Windows.Select(static _ =>
            new SortedDictionary<long, Dictionary<string, (int Count, long Sum)>>())];
    }

    /// <summary>What is written, by key, in order.</summary>
    public Dictionary<string, List<Line>> Lines { get; } = [];

    /// <summary>The final running totals.</summary>
    public IReadOnlyDictionary<string, (int Count, long Sum)> Totals => _totals;

    /// <summary>All windows that ever opened, by their place in the shape.</summary>
    public HashSet<(int Window, long Start, string Key)> Opened { get; } = [];

    private long WatermarkMs
    {
        get
        {
            long watermark = Infinite;
            for (int i = 0; i < _highest.Length; i++)
                if (!_hasEnded[i]) watermark = Math.Min(watermark, _highest[i] - _outOfOrdernessMs);
            return watermark;
        }
    }

    public void Process(Given record)
    {
        if (record.Source == 0) HandleReading(record);
        else Total("note", record);
        if (record.At <= _highest[record.Source]) return;
        _highest[record.Source] = record.At;
        CloseWindows();
    }

    /// <summary>Nothing more comes from a source.</summary>
    public void End(int source)
    {
        _hasEnded[source] = true;
        CloseWindows();
    }

    /// <summary>All sources go on after an end.</summary>
    public void GoOn() => Array.Clear(_hasEnded);

    private void HandleReading(Given record)
    {
        if (_shape.HasHalf && record.Value % 3 != 0) Write(record.Key, new("half", record.Number, record.Value / 2));
        if (_shape.HasTotals) Total("total", record);
        if (_shape.HasExtremes) Extreme(record);
        for (int i = 0; i < _windows.Length; i++) AddTo(i, record);
    }

    private void Total(string kind, Given record)
    {
        var (count, sum) = _totals.GetValueOrDefault(record.Key);
        _totals[record.Key] = (++count, sum += record.Value);
        Write(record.Key, new(kind, record.Number, sum * 1000 + count));
    }

    private void Extreme(Given record)
    {
        bool isKnown = _extremes.TryGetValue(record.Key, out var known);
        var now = isKnown
            ? (Math.Min(known.Lowest, record.Value), Math.Max(known.Highest, record.Value))
            : (record.Value, record.Value);
        _extremes[record.Key] = now;
        if (!isKnown || now != known)
            Write(record.Key, new("extreme", record.Number, now.Item1 * 1000 + now.Item2));
    }

    private void AddTo(int window, Given record)
    {
        WindowShape shape = _shape.Windows[window];
        long start = (long)Math.Floor((double)record.At / shape.SizeMs) * shape.SizeMs;
        if (start + shape.SizeMs + shape.LatenessMs <= WatermarkMs)
        {
            if (shape.TellsLate) Write(record.Key, new("late", record.Number, record.Value));
            return;
        }
        if (!_windows[window].TryGetValue(start, out var sums)) _windows[window][start] = sums = [];
        var (count, sum) = sums.GetValueOrDefault(record.Key);
        sums[record.Key] = (count + 1, sum + record.Value);
        Opened.Add((window, start, record.Key));
    }

    private void CloseWindows()
    {
        long watermark = WatermarkMs;
        for (int i = 0; i < _windows.Length; i++)
        {
            WindowShape shape = _shape.Windows[i];
            while (_windows[i].Count > 0 && _windows[i].First() is var (start, sums)
                && start + shape.SizeMs + shape.LatenessMs <= watermark)
            {
                foreach ((string key, (int count, long sum)) in sums)
                    Write(key, new(shape.Kind, start, sum * 1000 + count));
                _windows[i].Remove(start);
            }
        }
    }

    private void Write(string key, Line line)
    {
        if (!Lines.TryGetValue(key, out List<Line>? lines)) Lines[key] = lines = [];
        lines.Add(line);
    }
}

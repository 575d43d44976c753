namespace Millrace.Runtime.Tests.InMemory;

/// <summary>What the jobs of these tests read.</summary>
[KafkaSource("events", StopAt = StopAt.Latest)]
public sealed partial record Event
{
    [MessageKey] public required string Key { get; init; }

    [Timestamp(MaxOutOfOrderness = "10s")] public required long At { get; init; }

    public required int Value { get; init; }
}

/// <summary>What they write: the sum of a window, a running total, or a late record.</summary>
[KafkaSink("results")]
public sealed partial record Result
{
    [MessageKey] public required string Key { get; init; }

    public required string Kind { get; init; }

    public required long At { get; init; }

    public required long Sum { get; init; }
}

[State(Version = 1)]
public partial record struct Totals(int Count, long Sum);

/// <summary>Tumbling sums with a place for late records, and a running total of every key.</summary>
[StreamJob("counts")]
public sealed partial class CountsJob
{
    /// <summary>Told of each close of a window and each total; what it throws, the handler throws.</summary>
    public Action<string> Before { get; init; } = static _ => { };

    [TumblingWindow("1m", AllowedLateness = "20s")]
    public void Add(Event record, ref Totals totals) => totals = new(totals.Count + 1, totals.Sum + record.Value);

    [OnWindowClose(nameof(Add))]
    public Result Close(Window<string> window, Totals totals)
    {
        Before("close " + window.Key);
        return new()
        {
            Key = window.Key,
            Kind = "window",
            At = window.Start.ToUnixTimeMilliseconds(),
            Sum = totals.Sum,
        };
    }

    [OnLate(nameof(Add))]
    public Result Late(Event record) => new() { Key = record.Key, Kind = "late", At = record.At, Sum = record.Value };

    public Result? Total(Event record, ref Totals totals)
    {
        if (record.Value == int.MinValue) throw new InvalidOperationException("not this one");
        totals = new(totals.Count + 1, totals.Sum + record.Value);
        if (record.Value % 3 == 0) Before("total " + record.Key);
        return record.Value % 3 == 0
            ? new() { Key = record.Key, Kind = "total", At = record.At, Sum = totals.Sum }
            : null;
    }
}

/// <summary>A second source, for a job that joins two topics.</summary>
[KafkaSource("notes", StopAt = StopAt.Latest)]
public sealed partial record Note
{
    [MessageKey] public required string Key { get; init; }

    [Timestamp(MaxOutOfOrderness = "10s")] public required long At { get; init; }
}

/// <summary>Tumbling sums of events, and notes that only move the time.</summary>
[StreamJob("joined")]
public sealed partial class JoinedJob
{
    [TumblingWindow("1m", AllowedLateness = "20s")]
    public void Add(Event record, ref Totals totals) => totals = new(totals.Count + 1, totals.Sum + record.Value);

    [OnWindowClose(nameof(Add))]
    public Result Close(Window<string> window, Totals totals) =>
        new() { Key = window.Key, Kind = "window", At = window.Start.ToUnixTimeMilliseconds(), Sum = totals.Sum };

    [OnLate(nameof(Add))]
    public Result Late(Event record) => new() { Key = record.Key, Kind = "late", At = record.At, Sum = record.Value };

    public Result Take(Note note) => new() { Key = note.Key, Kind = "note", At = note.At, Sum = 0 };
}

/// <summary>Tumbling sums without a place for late records.</summary>
[StreamJob("dropping")]
public sealed partial class DroppingJob
{
    [TumblingWindow("1m")]
    public void Add(Event record, ref Totals totals) => totals = new(totals.Count + 1, totals.Sum + record.Value);

    [OnWindowClose(nameof(Add))]
    public Result Close(Window<string> window, Totals totals) =>
        new() { Key = window.Key, Kind = "window", At = window.Start.ToUnixTimeMilliseconds(), Sum = totals.Sum };
}

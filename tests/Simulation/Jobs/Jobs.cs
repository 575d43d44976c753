namespace Millrace.Simulation.Tests.Jobs;

/// <summary>No state at all.</summary>
[StreamJob("plain")]
public sealed partial class PlainJob
{
    public Report? Half(Reading reading) => Reports.Half(reading);
}

/// <summary>Two states of each key.</summary>
[StreamJob("totals")]
public sealed partial class TotalsJob
{
    public Report Total(Reading reading, ref Totals totals) =>
        Reports.Total("total", reading.Key, reading.Number, reading.Value, ref totals);

    public Report? Extreme(Reading reading, ref Extremes extremes) => Reports.Extreme(reading, ref extremes);
}

/// <summary>Windows that wait for late records, with a place for those that are too late.</summary>
[StreamJob("windows")]
public sealed partial class WindowsJob
{
    [TumblingWindow("10s", AllowedLateness = "3s")]
    public void Add(Reading reading, ref Totals totals) => Reports.Add(reading, ref totals);

    [OnWindowClose(nameof(Add))]
    public Report Close(Window<string> window, Totals totals) => Reports.Close("window", window, totals);

    [OnLate(nameof(Add))]
    public Report Late(Reading reading) => Reports.Late(reading);
}

/// <summary>Everything at once, and a second window that drops what is late.</summary>
[StreamJob("mixed")]
public sealed partial class MixedJob
{
    public Report? Half(Reading reading) => Reports.Half(reading);

    public Report Total(Reading reading, ref Totals totals) =>
        Reports.Total("total", reading.Key, reading.Number, reading.Value, ref totals);

    public Report? Extreme(Reading reading, ref Extremes extremes) => Reports.Extreme(reading, ref extremes);

    [TumblingWindow("10s", AllowedLateness = "3s")]
    public void Add(Reading reading, ref Totals totals) => Reports.Add(reading, ref totals);

    [OnWindowClose(nameof(Add))]
    public Report Close(Window<string> window, Totals totals) => Reports.Close("window", window, totals);

    [OnLate(nameof(Add))]
    public Report Late(Reading reading) => Reports.Late(reading);

    [TumblingWindow("4s")]
    public void AddShort(Reading reading, ref Totals totals) => Reports.Add(reading, ref totals);

    [OnWindowClose(nameof(AddShort))]
    public Report CloseShort(Window<string> window, Totals totals) => Reports.Close("short", window, totals);
}

/// <summary>
/// Two topics, whose tasks share a state and a clock. In which order the two are read is free; the totals tell it.
/// </summary>
[StreamJob("joined")]
public sealed partial class JoinedJob
{
    public Report Total(Reading reading, ref Totals totals) =>
        Reports.Total("total", reading.Key, reading.Number, reading.Value, ref totals);

    [TumblingWindow("10s", AllowedLateness = "3s")]
    public void Add(Reading reading, ref Totals totals) => Reports.Add(reading, ref totals);

    [OnWindowClose(nameof(Add))]
    public Report Close(Window<string> window, Totals totals) => Reports.Close("window", window, totals);

    [OnLate(nameof(Add))]
    public Report Late(Reading reading) => Reports.Late(reading);

    public Report TotalOfNote(Note note, ref Totals totals) =>
        Reports.Total("note", note.Key, note.Number, note.Value, ref totals);
}

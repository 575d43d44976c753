using System.Diagnostics.Metrics;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Tests.Telemetry;

/// <summary>A meter of its own, and all that its instruments say, in order.</summary>
internal sealed class CollectedMetrics : IDisposable
{
    private readonly Meter _meter = new(JobMeter.Name);
    private readonly MeterListener _listener = new();
    private readonly List<Said> _said = [];

    private sealed record Said(string Instrument, double Value, Dictionary<string, string> Tags);

    public CollectedMetrics()
    {
        Meter = new(_meter);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!ReferenceEquals(instrument.Meter, _meter)) return;
            Instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public JobMeter Meter { get; }

    public List<Instrument> Instruments { get; } = [];

    /// <summary>Asks the gauges.</summary>
    public void Collect() => _listener.RecordObservableInstruments();

    /// <summary>What an instrument has said, where its tags have this.</summary>
    public List<double> Of(string instrument, params (string Tag, string Value)[] tags) =>
        [.. Find(instrument, tags).Select(static said => said.Value)];

    /// <summary>The values of a tag, as an instrument has had them.</summary>
    public List<string> TagsOf(string instrument, string tag) =>
        [.. Find(instrument, []).Select(said => said.Tags[tag])];

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    private List<Said> Find(string instrument, (string Tag, string Value)[] tags)
    {
        lock (_said)
            return _said.FindAll(said => said.Instrument == instrument
                && tags.All(tag => said.Tags.GetValueOrDefault(tag.Tag) == tag.Value));
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, string> texts = [];
        foreach ((string name, object? text) in tags) texts[name] = text!.ToString()!;
        lock (_said) _said.Add(new(instrument.Name, value, texts));
    }
}

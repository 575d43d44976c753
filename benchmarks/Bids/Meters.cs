using System.Diagnostics.Metrics;

namespace Bids;

/// <summary>What the runtime's meter says of a run: any listener sees the same.</summary>
internal sealed class Meters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<double> _pausesMs = [];

    public Meters()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Millrace", Name: "millrace.checkpoint.pause" })
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => Add(seconds * 1e3));
        _listener.Start();
    }

    /// <summary>How long checkpoints kept a lane from its records; 0 when there was none.</summary>
    public double PauseMsP99
    {
        get
        {
            lock (_pausesMs)
            {
                if (_pausesMs.Count == 0) return 0;
                _pausesMs.Sort();
                return _pausesMs[(int)Math.Ceiling(_pausesMs.Count * 0.99) - 1];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(double ms)
    {
        lock (_pausesMs) _pausesMs.Add(ms);
    }
}

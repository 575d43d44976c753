using Millrace;

namespace Flights;

/// <summary>How late flights leave, by airport and day of their schedule.</summary>
[StreamJob("airport-delays")]
public sealed partial class AirportDelays
{
    [TumblingWindow("1d", AllowedLateness = "1h")]
    public void Add(Flight flight, ref DelayTotals totals) =>
        totals = new(totals.Flights + 1, totals.Minutes + flight.DelayMinutes);

    [OnWindowClose(nameof(Add))]
    public AirportDelay Close(Window<string> window, DelayTotals totals) => new()
    {
        Airport = window.Key,
        WindowStart = window.Start,
        WindowEnd = window.End,
        Flights = totals.Flights,
        MeanDelayMinutes = (double)totals.Minutes / totals.Flights,
    };

    [OnLate(nameof(Add))]
    public Flight Late(Flight flight) => flight;
}

namespace Flights;

/// <summary>The results as a table for people.</summary>
internal static class Report
{
    private const int Rows = 8;
    private const int FlightsMin = 100;

    /// <summary>The report's lines.</summary>
    /// <param name="delays">All results of the job.</param>
    /// <param name="late">How many flights were late for their window.</param>
    /// <param name="isSoFar">True when flights may still come.</param>
    public static IEnumerable<string> Of(IReadOnlyCollection<AirportDelay> delays, int late, bool isSoFar) =>
    [
        "",
        $"Where to bring a book{(isSoFar ? ", so far" : "")} (airports with at least {FlightsMin} flights)",
        "  airport   flights   mean delay",
        .. WorstAirports(delays),
        "",
        .. BusiestDay(delays),
        $"Results        {delays.Count:N0} airport days over {delays.Sum(delay => delay.Flights):N0} flights",
        $"Late flights   {(late == 0 ? "none" : $"{late:N0}")} came after the window of their day had closed",
    ];

    private static IEnumerable<string> WorstAirports(IEnumerable<AirportDelay> delays) => delays
        .GroupBy(delay => delay.Airport)
        .Select(days => (Airport: days.Key, Flights: days.Sum(day => day.Flights), Mean: MeanOf([.. days])))
        .Where(airport => airport.Flights >= FlightsMin)
        .OrderByDescending(airport => airport.Mean)
        .Take(Rows)
        .Select(worst => $"  {worst.Airport,-7}   {worst.Flights,7:N0}   {worst.Mean,6:F1} min   {Bar(worst.Mean)}");

    private static IEnumerable<string> BusiestDay(IEnumerable<AirportDelay> delays) => delays
        .GroupBy(delay => delay.WindowStart)
        .Select(airports => (Day: airports.Key, Flights: airports.Sum(airport => airport.Flights)))
        .OrderByDescending(day => day.Flights)
        .Take(1)
        .Select(busiest => $"Busiest day    {busiest.Day:dddd, yyyy-MM-dd}: {busiest.Flights:N0} flights");

    private static double MeanOf(IReadOnlyCollection<AirportDelay> delays) =>
        delays.Sum(delay => delay.Flights * delay.MeanDelayMinutes) / delays.Sum(delay => delay.Flights);

    private static string Bar(double minutes) => new('#', (int)Math.Max(minutes, 0));
}

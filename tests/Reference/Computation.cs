using System.Globalization;

namespace Reference;

/// <summary>What the job must have written: results and late flights, each in no order.</summary>
public sealed record Outcome(IReadOnlyList<AirportDelay> Delays, IReadOnlyList<Flight> Late);

/// <summary>
/// The airport-delays job as a plain computation over the order of the flights in each partition: daily windows per
/// airport, a watermark two hours behind the latest departure seen in the partition, one hour of allowed lateness. The
/// watermark moves after the flight that moves it was dealt with.
/// </summary>
public static class Computation
{
    private static readonly TimeSpan _outOfOrderness = TimeSpan.FromHours(2);
    private static readonly TimeSpan _allowedLateness = TimeSpan.FromHours(1);

    public static Outcome Of(IEnumerable<Flight> flights, int partitions)
    {
        var judged = flights
            .GroupBy(flight => Murmur2.PartitionOf(flight.Origin, partitions))
            .SelectMany(Judge)
            .ToList();
        var delays = judged
            .Where(flight => !flight.IsLate)
            .GroupBy(flight => (flight.Flight.Origin, Day: flight.Flight.ScheduledAt.Date))
            .Select(day => Summarize(day.Key.Origin, day.Key.Day, [.. day.Select(flight => flight.Flight.Delay)]));
        return new([.. delays], [.. judged.Where(flight => flight.IsLate).Select(flight => flight.Flight)]);
    }

    private static IEnumerable<(Flight Flight, bool IsLate)> Judge(IEnumerable<Flight> partition)
    {
        DateTime watermark = DateTime.MinValue;
        foreach (Flight flight in partition)
        {
            DateTime at = flight.ScheduledAt;
            yield return (flight, watermark >= at.Date.AddDays(1) + _allowedLateness);
            watermark = at - _outOfOrderness > watermark ? at - _outOfOrderness : watermark;
        }
    }

    private static AirportDelay Summarize(string airport, DateTime day, List<int> delays) => new(
        airport, Iso(day), Iso(day.AddDays(1)), delays.Count, (double)delays.Sum(delay => (long)delay) / delays.Count);

    private static string Iso(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

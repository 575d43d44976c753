using Reference;

namespace Millrace.Kafka;

/// <summary>The reference itself, on flights that can be checked by eye.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void A_flight_is_late_once_the_watermark_has_passed_its_day_and_the_lateness()
    {
        Outcome outcome = Computation.Of(
            [
                Flight("2001/01/01 10:00", 10),
                Flight("2001/01/02 02:59", 1), // watermark 00:59 of the second day: the first is open for a minute more
                Flight("2001/01/01 23:00", 20),
                Flight("2001/01/02 03:00", 2), // watermark 01:00: the first day is closed
                Flight("2001/01/01 23:30", 30),
            ],
            1);

        Assert.Equal([Flight("2001/01/01 23:30", 30)], outcome.Late);
        Assert.Equal(
            [
                new("SFO", "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z", 2, 15),
                new("SFO", "2001-01-02T00:00:00Z", "2001-01-03T00:00:00Z", 2, 1.5),
            ],
            outcome.Delays);
    }

    [Fact]
    public void Every_flight_is_counted_once()
    {
        Assert.Equal(20_000, CountOf(Expected.InOrder));
        Assert.Equal(20_000, CountOf(Expected.OfDisordered));
    }

    [Fact]
    public void The_worse_order_has_late_flights() => Assert.InRange(Expected.OfDisordered.Late.Count, 300, 500);

    private static int CountOf(Outcome outcome) => outcome.Late.Count + outcome.Delays.Sum(delay => delay.Flights);

    private static Flight Flight(string date, int delay) => new(date, delay, 100, "SFO", "LAX");
}

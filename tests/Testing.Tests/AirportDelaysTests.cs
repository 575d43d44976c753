using Flights;

namespace Millrace.Testing.Tests;

/// <summary>The example of docs/testing.md, which DocumentedExampleTests compares with it word by word.</summary>
public class AirportDelaysTests
{
    private static readonly DateTimeOffset _day = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_day_is_reported_when_it_is_over()
    {
        using JobTest<AirportDelays> test = new();
        test.Send(FlightAt(_day.AddHours(9), delayMinutes: 10));
        test.Send(FlightAt(_day.AddHours(17), delayMinutes: 30));
        Assert.Equal(new DelayTotals(2, 40), test.State<DelayTotals>("OSL", windowStart: _day));
        Assert.Empty(test.Outputs<AirportDelay>());

        // The day ends at midnight; an hour is allowed for late flights, and two for flights out of order.
        test.AdvanceTimeTo(_day.AddDays(1).AddHours(3));

        AirportDelay report = Assert.Single(test.Outputs<AirportDelay>());
        Assert.Equal(("OSL", 2, 20.0), (report.Airport, report.Flights, report.MeanDelayMinutes));
    }

    [Fact]
    public void A_flight_that_is_too_late_goes_elsewhere()
    {
        using JobTest<AirportDelays> test = new();
        test.Send(FlightAt(_day.AddDays(2), delayMinutes: 0));
        test.Send(FlightAt(_day, delayMinutes: 5));

        Assert.Equal(5, Assert.Single(test.Outputs<Flight>()).DelayMinutes);
    }

    [Fact]
    public void No_crash_changes_a_report() => CrashEverywhere.Run<AirportDelays>(test =>
    {
        test.Send(FlightAt(_day.AddHours(9), delayMinutes: 10));
        test.Send(FlightAt(_day.AddHours(17), delayMinutes: 30));
        test.Rebalance();
        test.Finish();

        Assert.Equal(2, Assert.Single(test.Outputs<AirportDelay>()).Flights);
    });

    private static Flight FlightAt(DateTimeOffset time, int delayMinutes) => new()
    {
        Origin = "OSL",
        Destination = "BGO",
        ScheduledAt = time,
        DelayMinutes = delayMinutes,
        DistanceMiles = 200,
    };
}

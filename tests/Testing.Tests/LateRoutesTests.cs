using Routes;

namespace Millrace.Testing.Tests;

/// <summary>The sample of a table that is kept by rows and tombstones.</summary>
public sealed class LateRoutesTests
{
    [Fact]
    public void A_row_is_there_until_a_flight_is_in_time() => CrashEverywhere.Run<LateRoutes>(static test =>
    {
        test.Send(Departure("JFK", "OAK", 75));
        test.Send(Departure("JFK", "LAS", 90));
        test.Send(Departure("JFK", "OAK", 5));

        IReadOnlyList<OutputRecord> outputs = test.RawOutputs<LateRoute>();
        Assert.Equal([false, false, true], outputs.Select(static row => row.ValueBytes == null));
        Assert.Equal(outputs[0].KeyBytes, outputs[2].KeyBytes);
        Assert.Equal([("OAK", 75), ("LAS", 90)], test.Outputs<LateRoute>().Select(static row =>
            (row.Destination, row.DelayMinutes)));
        Assert.Equal("departures[0]@1", test.Outputs<LateRoute>()[1].Because);
    });

    private static Departure Departure(string origin, string destination, int delayMinutes) => new()
    {
        Origin = origin,
        Destination = destination,
        DelayMinutes = delayMinutes,
        ScheduledAt = new(2001, 1, 1, 12, 0, 0, DateTimeKind.Utc),
        DistanceMiles = 2576,
    };
}

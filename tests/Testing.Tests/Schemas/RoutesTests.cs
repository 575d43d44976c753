namespace Millrace.Testing.Tests.Schemas;

/// <summary>Message keys of several parts on their way through a job, its state and its windows.</summary>
public sealed class RoutesTests
{
    [Fact]
    public void State_is_kept_by_all_parts_and_survives_a_restart() => CrashEverywhere.Run<RoutesJob>(static test =>
    {
        test.Send(new RouteFlight(new("JFK", 1), 0));
        test.Send(new RouteFlight(new("JFK", 2), 0));
        test.Send(new RouteFlight(new("JFK", 1), 0));
        Assert.Equal(
            [new("JFK", 1, 1), new("JFK", 2, 1), new("JFK", 1, 2)], test.Outputs<RouteCount>());
        Assert.Equal(2, test.State<RouteTotal>(new Route("JFK", 1), name: nameof(RouteTotal))!.Value.Count);
        Assert.Null(test.State<RouteTotal>(new Route("SFO", 1), name: nameof(RouteTotal)));
    });

    [Fact]
    public void Windows_are_kept_by_the_tuple_of_the_members()
    {
        using JobTest<RoutesJob> test = new();
        test.Send(new LegFlight("JFK", 1, 100));
        test.Send(new LegFlight("JFK", 2, 200));
        test.Send(new LegFlight("JFK", 1, 300));
        Assert.Equal(2, test.State<RouteTotal>(("JFK", 1L), DateTimeOffset.UnixEpoch)!.Value.Count);
        test.Finish();
        Assert.Equal([new("JFK", 1, 2), new("JFK", 2, 1)], test.Outputs<RouteCount>());
    }

    [Fact]
    public void The_key_is_in_the_message_and_in_the_value()
    {
        using JobTest<RoutesJob> test = new();
        test.Send(new RouteFlight(new("JFK", 1), 0));
        OutputRecord output = Assert.Single(test.RawOutputs<RouteCount>());
        Assert.Equal("000000034A464B000000080000000000000001", Convert.ToHexString(output.KeyBytes!));
        Assert.Equal("""{"origin":"JFK","number":1,"count":1}""", output.Value);
    }

    [Fact]
    public void A_key_of_another_layout_stops_the_job()
    {
        using JobTest<RoutesJob> test = new();
        test.Send<RouteFlight>("JFK", """{"atMs":0}""");
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<RouteCount>());
        Assert.Contains(
            "key: expected 2 parts, each behind its length as 4 bytes, big-endian, found \"JFK\" (3 bytes)",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_is_not_found_by_a_key_of_another_type()
    {
        using JobTest<RoutesJob> test = new();
        Assert.Throws<ArgumentException>(() => test.State<RouteTotal>("JFK", name: nameof(RouteTotal)));
    }
}

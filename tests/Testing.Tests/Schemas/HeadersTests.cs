namespace Millrace.Testing.Tests.Schemas;

/// <summary>Headers and metadata as members, on their way through a job.</summary>
public sealed class HeadersTests
{
    [Fact]
    public void Metadata_is_read_and_headers_that_are_not_there_are_null()
    {
        using JobTest<HeadersJob> test = new();
        test.Send<Order>("c", """{"amount":1}""");
        Traced traced = Assert.Single(test.Outputs<Traced>(), static traced => traced.Hops == 0);
        Assert.Equal(("c", null, null), (traced.Customer, traced.Trace, traced.Raw));
        Assert.StartsWith("orders[0]@0 ", traced.Place, StringComparison.Ordinal);
        Assert.EndsWith(" CreateTime", traced.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_are_written_and_read_again()
    {
        using JobTest<HeadersJob> test = new();
        test.Send(new Traced("c", "here") { Hops = 1, Trace = "t\u00e4g" });
        Traced again = Assert.Single(test.Outputs<Traced>(), static traced => traced.Hops == 2);
        Assert.Equal(("t\u00e4g", "here"), (again.Trace, again.Place));
        Assert.Equal([9], again.Raw!);
        OutputRecord raw = Assert.Single(test.RawOutputs<Traced>(), static record => record.Headers.Count == 3);
        Assert.Equal(["trace", "hops", "raw"], raw.Headers.Select(static header => header.Key));
        Assert.Equal([0, 0, 0, 2], raw.Headers[1].Value!);
    }

    [Fact]
    public void A_header_that_must_be_there_is_named_in_the_error()
    {
        using JobTest<HeadersJob> test = new();
        test.SendBytes<Traced>("c"u8.ToArray(), [0x92, 0xA1, (byte)'c', 0xA1, (byte)'p']);
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<Traced>());
        Assert.Contains("header 'hops': it is required and missing", error.Message, StringComparison.Ordinal);
    }
}

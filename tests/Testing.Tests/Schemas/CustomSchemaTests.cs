using System.Text;

namespace Millrace.Testing.Tests.Schemas;

/// <summary>Schemas of the user's own in a job: what they see, skip, refuse and write.</summary>
public sealed class CustomSchemaTests
{
    private static readonly JobTestOptions _options = new() { Services = new Services() };

    [Fact]
    public void Key_value_headers_and_place_are_seen_and_written()
    {
        using JobTest<PairsJob> test = new(_options);
        test.Send(new Pair("a", 1, 2));

        OutputRecord output = Assert.Single(test.RawOutputs<Pair>());

        Assert.Equal(("a", "3;2"), (output.Key, output.Value));
        Assert.Equal(
            [("unit", "cm"), ("none", null), ("place", "pairs[0]@0 CreateTime cm")],
            output.Headers.Select(header => (
                header.Key, header.Value == null ? null : Encoding.UTF8.GetString(header.Value))));
        Assert.Equal("sums[0]@0 CreateTime cm", Assert.Single(test.Outputs<Pair>()).Place);
    }

    [Fact]
    public void What_is_skipped_is_passed_over()
    {
        using JobTest<PairsJob> test = new(_options);
        test.Send<Pair>("a", "");
        test.Send<Pair>("b", "0;0");
        test.Send<Pair>("c", "4;1");
        Assert.Equal("5;1", Assert.Single(test.RawOutputs<Pair>()).Value);
    }

    [Fact]
    public void A_tombstone_is_written()
    {
        using JobTest<PairsJob> test = new(_options);
        test.Send<Pair>("a", "4;0");
        OutputRecord output = Assert.Single(test.RawOutputs<Pair>());
        Assert.Equal(("a", null), (output.Key, output.Value));
    }

    [Fact]
    public void What_a_schema_throws_stops_the_job_and_names_schema_and_place()
    {
        using JobTest<PairsJob> test = new(_options);
        test.Send<Pair>("a", "1;2");
        test.Send<Pair>("a", "1;x");
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<Pair>());
        Assert.Contains("pairs[0]@1", error.Message, StringComparison.Ordinal);
        Assert.Contains("PairSchema failed: FormatException", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_the_host_lacks_is_named()
    {
        using JobTest<PairsJob> test = new();
        Exception error = Assert.ThrowsAny<Exception>(() =>
        {
            test.Send<Pair>("a", "1;2");
            test.RawOutputs<Pair>();
        });
        Assert.Contains("Schema 'PairSchema' needs a", error.ToString(), StringComparison.Ordinal);
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Separator) ? new Separator(';') : null;
    }
}

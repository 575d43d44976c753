namespace Millrace.Testing.Tests.Schemas;

/// <summary>Null values: read by their key, written, and refused where nobody has said what they mean.</summary>
public sealed class TombstoneTests
{
    [Fact]
    public void A_tombstone_is_handled_by_its_key_and_written() => CrashEverywhere.Run<CustomersJob>(static test =>
    {
        test.Send(new Customer("a", "Ann"));
        test.Send<Customer>("a", null);
        test.Send<Customer>("b", null);
        test.Send(new Customer("a", "Anna"));
        IReadOnlyList<OutputRecord> outputs = test.RawOutputs<CustomerName>();
        Assert.Equal(["a", "a", "a"], outputs.Select(static output => output.Key));
        Assert.Equal([false, true, false], outputs.Select(static output => output.Value == null));
        Assert.Equal(["Ann", "Anna"], test.Outputs<CustomerName>().Select(static customer => customer.Name));
        Assert.Equal(1, test.State<Changes>("a")!.Value.Count);
    });

    [Fact]
    public void A_tombstone_without_a_key_stops_the_job()
    {
        using JobTest<CustomersJob> test = new();
        test.Send<Customer>(key: null, value: null);
        AssertFails(test, "customers[0]@0 cannot be processed: key: the message key is null");
    }

    [Fact]
    public void A_tombstone_that_nobody_handles_stops_the_job()
    {
        using JobTest<HeadersJob> test = new();
        test.Send<Order>("a", null);
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<Traced>());
        Assert.Contains("the value is null", error.Message, StringComparison.Ordinal);
    }

    private static void AssertFails(JobTest<CustomersJob> test, string words)
    {
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<CustomerName>());
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}

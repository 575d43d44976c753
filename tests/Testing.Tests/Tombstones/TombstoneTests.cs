using Millrace.Testing.Tests.Schemas;

namespace Millrace.Testing.Tests.Tombstones;

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

    [Fact]
    public void A_tombstone_has_no_event_time_and_no_headers()
    {
        using JobTest<RemovalsJob> test = new();
        test.Send(new Item("a", AtMs: 100));
        test.AdvanceTimeTo(DateTimeOffset.UnixEpoch.AddSeconds(10));
        test.Send<Item>("a", value: null);
        OutputRecord[] outputs = [.. test.RawOutputs<Copy>()];
        Assert.Equal(["a", "a"], outputs.Select(static output => output.Key));
        Assert.Equal(["from"], outputs[0].Headers.Select(static header => header.Key));
        Assert.Null(outputs[1].ValueBytes);
        Assert.Empty(outputs[1].Headers);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(10), outputs[1].Timestamp);
        test.Send(new Item("a", AtMs: 2000));
        Assert.Contains("a x 1", test.Outputs<Copy>().Select(static copy => copy.Id));
    }

    [Fact]
    public void A_schema_of_ones_own_does_not_see_a_tombstone_that_has_a_handler()
    {
        using JobTest<SealedJob> test = new();
        test.Send<Sealed>("a", "abc");
        test.Send<Sealed>("b", value: null);
        IReadOnlyList<OutputRecord> outputs = test.RawOutputs<Sealed>();
        Assert.Equal(["a", "b"], outputs.Select(static output => output.Key));
        Assert.Equal([3, null], outputs.Select(static output => output.ValueBytes?.Length));
    }

    private static void AssertFails(JobTest<CustomersJob> test, string words)
    {
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<CustomerName>());
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}

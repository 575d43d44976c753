namespace Millrace.Testing.Tests.Schemas;

/// <summary>A record that is one of several types, with a message key that they have in common.</summary>
public sealed class ChangesTests
{
    [Fact]
    public void State_is_kept_by_the_key_of_any_of_the_types() => CrashEverywhere.Run<ChangesJob>(static test =>
    {
        test.Send<Change>(new Delayed("JFK1", 10));
        test.Send<Change>(new Delayed("JFK2", 20));
        test.Send<Change>(new Delayed("JFK1", 30));
        test.Send<Change>(new Cancelled("JFK2"));
        test.Send<Change>(new Delayed("JFK2", 5));
        Assert.Equal(
            [
                new Delayed("JFK1", 10), new Delayed("JFK2", 20), new Delayed("JFK1", 40), new Cancelled("JFK2"),
                new Delayed("JFK2", 5),
            ],
            test.Outputs<Change>());
        Assert.Equal(40, test.State<Delays>("JFK1")!.Value.Minutes);
    });

    [Fact]
    public void The_key_is_in_the_message_and_the_type_in_the_value()
    {
        using JobTest<ChangesJob> test = new();
        test.Send<Change>("JFK1", """{"minutes":7,"flight":"JFK1","kind":"delayed"}""");
        test.Send<Change>("JFK1", """{"kind":"cancelled","flight":"JFK1"}""");
        Assert.Equal(
            [
                ("JFK1", """{"kind":"delayed","flight":"JFK1","minutes":7}"""),
                ("JFK1", """{"kind":"cancelled","flight":"JFK1"}"""),
            ],
            test.RawOutputs<Change>().Select(static output => (output.Key!, output.Value!)));
    }

    [Theory]
    [InlineData("""{"flight":"JFK1"}""", "$.kind: the member is missing, which says what type the object is")]
    [InlineData("""{"kind":"diverted"}""", "$.kind: expected \"delayed\" or \"cancelled\", found \"diverted\"")]
    [InlineData(null, "the value is null (a tombstone)")]
    public void What_is_none_of_the_types_stops_the_job(string? value, string words)
    {
        using JobTest<ChangesJob> test = new();
        test.Send<Change>("JFK1", value);
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<Change>());
        Assert.Contains("changes[0]@0 cannot be processed: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}

namespace Millrace.Testing.Tests.Schemas;

/// <summary>JSON that no type describes.</summary>
public sealed class DynamicTests
{
    [Fact]
    public void Any_document_is_read_and_written()
    {
        using JobTest<DynamicJob> test = new();
        test.Send<Document>("a", """{"b":[1,2.50,"\u00e4",null]}""");
        test.Send<Document>("a", "[]");
        Assert.Equal(
            """{"b":[1,2.50,"\u00e4",null],"seen":true}""".Replace("\\u00e4", "\u00e4", StringComparison.Ordinal),
            Assert.Single(test.RawOutputs<Document>(), static output => output.Key == "out").Value);
    }

    [Fact]
    public void Key_and_value_come_with_their_metadata_as_Flink_has_it()
    {
        using JobTest<DynamicJob> test = new();
        test.Send<KeyValue>("""{"id":7}""", """{"a":1}""");
        test.Send<KeyValue>(null, "2");
        test.Send<KeyValue>("3", null);
        const string metadata = "\"metadata\":{\"offset\":N,\"topic\":\"pairs-of-json\",\"partition\":0}";
        Assert.Equal(
            [
                $$"""{"key":{"id":7},"value":{"a":1},{{metadata}}}""".Replace('N', '0'),
                $$"""{"value":2,{{metadata}}}""".Replace('N', '1'),
                $$"""{"key":3,{{metadata}}}""".Replace('N', '2'),
            ],
            test.RawOutputs<Document>().Where(static output => output.Key == "pair").Select(output => output.Value));
    }

    [Theory]
    [InlineData("{", "the value is not JSON: ")]
    [InlineData("null", "the value is null, as JSON has it")]
    [InlineData("""{"a":1,"a":2}""", "the value is not JSON: ")]
    [InlineData(null, "the value is null (a tombstone)")]
    public void What_is_not_JSON_stops_the_job(string? value, string words)
    {
        using JobTest<DynamicJob> test = new();
        test.Send<Document>("a", value);
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<Document>());
        Assert.Contains("documents[0]@0 cannot be processed: $: " + words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Depth_is_bounded(int depth, bool isRead)
    {
        using JobTest<DynamicJob> test = new();
        test.Send<Document>("a", new string('[', depth) + new string(']', depth));
        if (isRead) Assert.Empty(test.RawOutputs<Document>());
        else Assert.Throws<JobFailedException>(() => test.RawOutputs<Document>());
    }

    [Fact]
    public void A_key_that_is_not_JSON_stops_the_job()
    {
        using JobTest<DynamicJob> test = new();
        test.Send<KeyValue>("a", "1");
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<Document>());
        Assert.Contains("key: the key is not JSON: ", error.Message, StringComparison.Ordinal);
    }
}

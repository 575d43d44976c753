namespace Millrace.CodeFixes.Tests;

public sealed class RemoveAttributeFixTests
{
    [Theory]
    [InlineData(
        "[KafkaSink(\"a\")] partial record Delay([property: Timestamp] long At);", "[property: Timestamp] ", "")]
    [InlineData(
        "[KafkaSource(\"a\")] partial record Flight([property: MessageKey(Format = KeyFormat.Text)] string Id, int B);",
        "(Format = KeyFormat.Text)", "")]
    [InlineData(
        "[KafkaSource(\"a\", StartFrom = StartFrom.Latest, StopAt = StopAt.Latest)] partial record Flight(int B);",
        ", StopAt = StopAt.Latest", "")]
    [InlineData(
        "[KafkaSource(\"a\")] partial record Flight([property: MessageKey, UnixTime(UnixTimeUnit.Seconds)] long Id);",
        ", UnixTime(UnixTimeUnit.Seconds)", "")]
    [InlineData("[KafkaSource(\"a\", IncludeMetadata = true)] partial record Flight(int B);",
        ", IncludeMetadata = true", "")]
    [InlineData(
        "[KafkaSink(\"a\")] partial class Flight { [Metadata(MetadataKind.Offset)] public long At { get; set; } }",
        "[Metadata(MetadataKind.Offset)] ", "")]
    [InlineData("class Plain { [MessageKey] public string? Id { get; set; } }", "[MessageKey] ", "")]
    public async Task What_does_nothing_is_removed(string source, string removed, string instead)
    {
        FixRun run = await FixRun.Of(new RemoveAttributeFix(), "using Millrace;\n" + source);
        Assert.StartsWith("Remove ", Assert.Single(run.Titles), StringComparison.Ordinal);
        Assert.Equal(
            "using Millrace;\n" + source.Replace(removed, instead, StringComparison.Ordinal),
            await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }
}

using Millrace.Generators.Records.Analyzing;
using Millrace.Generators.Tests.Jobs.Analyzing;

namespace Millrace.Generators.Tests.Records.Analyzing;

/// <summary>What works, but not as the author of a record or a state will want it to.</summary>
public sealed class RecordAnalyzersTests
{
    [Theory]
    [InlineData("public class Flight { [Header(\"a\")] public long A { get; set; } }", "Header(\"a\")")]
    [InlineData("public class Plain { [MessageKey] public string? A { get; set; } }", "MessageKey")]
    [InlineData("public class Plain { [Timestamp(IdleAfter = \"1s\")] public long A { get; set; } }",
        "Timestamp(IdleAfter = \"1s\")")]
    [InlineData("public record Plain([property: MessageKey] string A);", "MessageKey")]
    public async Task Attributes_outside_of_records(string source, string text) =>
        Assert.Equal([("MR0011", text)], await AnalyzerRun.Of(new StrayAttributeAnalyzer(), source));

    [Theory]
    [InlineData("public abstract class Event { [MessageKey] public string? Id { get; set; } }")]
    [InlineData("[KafkaSink(\"a\")] public partial class Event { [MessageKey] public string? Id { get; set; } }")]
    public async Task Attributes_of_records_and_their_bases(string source) =>
        Assert.Empty(await AnalyzerRun.Of(new StrayAttributeAnalyzer(), source));

    [Theory]
    [InlineData("KafkaSource(\"a?password=b\")", "\"a?password=b\"")]
    [InlineData("KafkaSource(\"a\", \"Api-Key: b\")", "\"Api-Key: b\"")]
    [InlineData("KafkaSink(\"kafka://user:word@host\")", "\"kafka://user:word@host\"")]
    [InlineData("KafkaSink(\"AKIAIOSFODNN7EXAMPLE\")", "\"AKIAIOSFODNN7EXAMPLE\"")]
    [InlineData("KafkaSink(Secrets.Token)", "Secrets.Token")]
    public async Task Secrets(string attribute, string text) =>
        Assert.Equal([("MR0252", text)], await AnalyzerRun.Of(new SecretAnalyzer(), Record(attribute)));

    [Theory]
    [InlineData("KafkaSource(\"password-resets\", \"tokens\")")]
    [InlineData("Obsolete(\"password=a\")")]
    public async Task What_is_no_secret(string attribute) =>
        Assert.Empty(await AnalyzerRun.Of(new SecretAnalyzer(), Record(attribute)));

    [Theory]
    [InlineData("[State] public partial record struct Totals(int Flights);", "State")]
    [InlineData("[State()] public partial record struct Totals(int Flights);", "State()")]
    [InlineData("[State(Version = 1)] public partial record struct Totals(int Flights);", null)]
    public async Task A_state_without_a_version(string source, string? text) => Assert.Equal(
        text == null ? [] : [("MR0354", text)], await AnalyzerRun.Of(new StateVersionAnalyzer(), source));

    private static string Record(string attribute) => $$"""
        [{{attribute}}] public partial record Flight(string Origin);
        public static class Secrets { public const string Token = "token=a"; }
        """;
}

using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Each rule about topics, message keys and timestamps: its id, and the text under the squiggle.</summary>
public sealed class TopicDiagnosticsTests
{
    [Theory]
    [InlineData("KafkaSource", "MR0201", "KafkaSource")]
    [InlineData("KafkaSource(\"\")", "MR0202", "\"\"")]
    [InlineData("KafkaSource(\"a\", \"..\")", "MR0202", "\"..\"")]
    [InlineData("KafkaSource(\"a\", \"b\", \"a\")", "MR0203", "\"a\"")]
    [InlineData("KafkaSink(\"gr\u00f6\u00dfe\")", "MR0202", "\"gr\u00f6\u00dfe\"")]
    [InlineData("KafkaSink(null!)", "MR0202", "null!")]
    public void About_topics(string attribute, string id, string text) =>
        AssertReported($"[{attribute}] public partial record Flight(int X);", id, text);

    [Fact]
    public void A_topic_has_at_most_249_characters()
    {
        Assert.Empty(Run($"[KafkaSink(\"{new string('a', 249)}\")] public partial record Flight(int X);").Diagnostics);
        Assert.Equal("MR0202", Assert.Single(
            Run($"[KafkaSink(\"{new string('a', 250)}\")] public partial record Flight(int X);").Diagnostics).Id);
    }

    [Theory]
    [InlineData("[MessageKey] public DateTime A { get; set; }", "MR0205", "DateTime")]
    [InlineData("[Timestamp] public long A { get; set; } [Timestamp] public long B { get; set; }", "MR0206", "B")]
    [InlineData("[Timestamp] public DateTimeOffset? A { get; set; }", "MR0207", "DateTimeOffset?")]
    [InlineData("[Timestamp] public int A { get; set; }", "MR0207", "int")]
    [InlineData(
        "[Timestamp] public long A { get; set; } [Timestamp] public static long B(Flight f) => 1;", "MR0206", "B")]
    [InlineData("[Timestamp] public static int B(Flight f) => 1;", "MR0207", "int")]
    [InlineData("[Timestamp] public static long B() => 1;", "MR0217", "B")]
    [InlineData("[Timestamp] public static long B(string f) => 1;", "MR0217", "B")]
    [InlineData("[Timestamp] public static long B(ref Flight f) => 1;", "MR0217", "B")]
    [InlineData("[Timestamp] public static long B(Flight f, int x) => 1;", "MR0217", "B")]
    [InlineData("[Timestamp] public static long B<T>(Flight f) => 1;", "MR0217", "B")]
    [InlineData("[Timestamp] public long B(Flight f) => 1;", "MR0217", "B")]
    [InlineData("[Timestamp(MaxOutOfOrderness = \"-1s\")] public long A { get; set; }", "MR0208", "\"-1s\"")]
    [InlineData("[Timestamp(IdleAfter = \"\")] public long A { get; set; }", "MR0208", "\"\"")]
    public void About_keys_and_timestamps(string members, string id, string text) =>
        AssertReported($"[KafkaSource(\"a\")] public partial class Flight {{ {members} }}", id, text);

    [Theory]
    [InlineData("", "[Timestamp] private static DateTimeOffset At(Flight f) => default;", "Flight.At(record)")]
    [InlineData("", "[Timestamp] static long At(in Flight f, in RecordMetadata m) => m.TimestampMs;",
        "Flight.At(record, new global::Millrace.RecordMetadata(in view))")]
    [InlineData(", Timestamp(IdleAfter = \"1s\")", "", "MetadataValue.ReadTimestampMs(in view)")]
    public void A_timestamp_of_a_method_and_of_the_record(string attribute, string members, string read)
    {
        GeneratorRun run = Run($$"""
            [KafkaSource("a"){{attribute}}]
            public partial class Flight { public int X { get; set; } {{members}} }
            """);
        run.AssertCompilesClean();
        Assert.Empty(run.Diagnostics);
        Assert.Contains(read, run.File, StringComparison.Ordinal);
        Assert.Contains("HasEventTime = true", run.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[MessageKey(Format = KeyFormat.Text)] public string A { get; set; } = \"\";", "KeyFormat.Text")]
    [InlineData("[MessageKey(Format = KeyFormat.Kafka)] public Guid A { get; set; }", "KeyFormat.Kafka")]
    [InlineData("[MessageKey(Format = KeyFormat.Kafka)] public int A { get; set; }", null)]
    [InlineData("[MessageKey(Format = KeyFormat.Text)] public KeyBytes A { get; set; }", "KeyFormat.Text")]
    [InlineData("[MessageKey(Format = KeyFormat.Json)] public KeyBytes A { get; set; }", null)]
    [InlineData("[MessageKey(Format = KeyFormat.Json)] public string A { get; set; } = \"\";", null)]
    public void A_key_format_without_a_meaning(string member, string? text)
    {
        GeneratorRun run = Run($"[KafkaSource(\"a\")] public partial class Flight {{ {member} public int X => 1; }}");
        Assert.Equal(text == null ? [] : [("MR0250", text)], run.Diagnostics);
    }

    [Fact]
    public void A_source_that_reads_nothing() => Assert.Equal(
        [("MR0251", "StopAt.Latest")],
        Run("""
            [KafkaSource("a", StartFrom = StartFrom.Latest, StopAt = StopAt.Latest)]
            public partial record Flight(int X);
            """).Diagnostics);

    private static void AssertReported(string source, string id, string text)
    {
        GeneratorRun run = Run(source);
        Assert.Equal([(id, text)], run.Diagnostics);
        run.AssertRefused();
    }

    private static GeneratorRun Run(string source) => GeneratorRun.Of([new RecordGenerator()], source);
}

using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Members with a place of their own in a message: headers and metadata.</summary>
public sealed class OutsideMembersTests
{
    [Fact]
    public void Metadata_and_headers_that_are_read() => Snapshot.Match(Generate("""
        [KafkaSource("a", Format = RecordFormat.Bytes)]
        public sealed partial record Frame(byte[] Content, [property: Header("trace")] string? Trace)
        {
            [Header("size", Format = KeyFormat.Kafka)] public int Size { get; init; }
            [Metadata(MetadataKind.Topic)] public required string Topic { get; init; }
            [Metadata(MetadataKind.Timestamp), Timestamp] public DateTimeOffset At { get; init; }
            [Metadata(MetadataKind.LeaderEpoch)] public int? Epoch { get; init; }
        }
        """));

    [Fact]
    public void Headers_that_are_written() => Snapshot.Match(Generate("""
        [KafkaSink("a", Format = RecordFormat.MessagePack)]
        public sealed partial record Flight([property: MessageKey] string Key, int A)
        {
            [Header("trace")] public byte[]? Trace { get; init; }
            [Header("count")] public int? Count { get; init; }
        }
        """));

    [Theory]
    [InlineData("[Metadata(MetadataKind.Topic)] public string? A { get; set; }", null, null)]
    [InlineData("[Metadata(MetadataKind.Partition)] public int A { get; set; }", null, null)]
    [InlineData("[Metadata(MetadataKind.Offset)] public long A { get; set; }", null, null)]
    [InlineData("[Metadata(MetadataKind.Timestamp)] public long? A { get; set; }", null, null)]
    [InlineData("[Metadata(MetadataKind.Timestamp)] public DateTimeOffset? A { get; set; }", null, null)]
    [InlineData("[Metadata(MetadataKind.TimestampKind)] public TimestampKind A { get; set; }", null, null)]
    [InlineData("[Metadata(MetadataKind.LeaderEpoch)] public int A { get; set; }", "MR0213", "int")]
    [InlineData("[Metadata((MetadataKind)9)] public int A { get; set; }", "MR0213", "int")]
    [InlineData("[Metadata(MetadataKind.Offset)] public long A { get; }", "MR0005", "A")]
    [InlineData("[Metadata(MetadataKind.Offset)] private long A { get; set; }",
        "MR0010", "Metadata(MetadataKind.Offset)")]
    [InlineData("[Header(\"a\")] public Guid? A { get; set; }", null, null)]
    [InlineData("[Header(\"a\")] public ReadOnlyMemory<byte> A { get; set; }", null, null)]
    [InlineData("[Header(\"a\")] public DateTime A { get; set; }", "MR0215", "DateTime")]
    [InlineData("[Header(\"\")] public int A { get; set; }", "MR0216", "\"\"")]
    [InlineData("[Header(\"a\"), MessageKey] public int A { get; set; }", "MR0216", "\"a\"")]
    [InlineData("[Header(\"a\"), Metadata(MetadataKind.Partition)] public int A { get; set; }", "MR0216", "\"a\"")]
    [InlineData("[MessageKey, Metadata(MetadataKind.Partition)] public int A { get; set; }",
        "MR0220", "Metadata(MetadataKind.Partition)")]
    [InlineData("[MessageKey, JsonIgnore, Metadata(MetadataKind.Partition)] public int A { get; set; }",
        "MR0220", "Metadata(MetadataKind.Partition)")]
    [InlineData("[Header(\"a\", Format = KeyFormat.Kafka)] public string A { get; set; } = \"\";",
        "MR0250", "KeyFormat.Kafka")]
    [InlineData("[Header(\"a\", Format = KeyFormat.Text)] public byte[] A { get; set; } = [];",
        "MR0250", "KeyFormat.Text")]
    [InlineData("[Header(\"a\", Format = KeyFormat.Json)] public byte[] A { get; set; } = [];",
        "MR0250", "KeyFormat.Json")]
    [InlineData("[Header(\"a\", Format = KeyFormat.Text)] public KeyBytes A { get; set; }",
        "MR0250", "KeyFormat.Text")]
    [InlineData("[Header(\"a\", Format = KeyFormat.MessagePack)] public KeyBytes A { get; set; }", null, null)]
    [InlineData("[Header(\"a\"), JsonPropertyName(\"b\")] public int A { get; set; }",
        "MR0010", "JsonPropertyName(\"b\")")]
    [InlineData("[Header(\"a\"), UnixTime(UnixTimeUnit.Seconds)] public long A { get; set; }",
        "MR0010", "UnixTime(UnixTimeUnit.Seconds)")]
    [InlineData("[Metadata(MetadataKind.Timestamp), DateFormat(\"yyyyMMdd\")] public DateTimeOffset A { get; set; }",
        "MR0010", "DateFormat(\"yyyyMMdd\")")]
    [InlineData("[MessageKey, JsonPropertyName(\"b\")] public int A { get; set; }",
        "MR0051", "JsonPropertyName(\"b\")")]
    [InlineData("[MessageKey, UnixTime(UnixTimeUnit.Seconds)] public long A { get; set; }",
        "MR0051", "UnixTime(UnixTimeUnit.Seconds)")]
    [InlineData("[MessageKey, JsonInclude] internal int A { get; set; }", null, null)]
    [InlineData("[Header(\"b\")] public int A { get; set; } public int a { get; set; }", null, null)]
    public void About_a_member_of_a_source(string member, string? id, string? text)
    {
        GeneratorRun run = Run($$"""[KafkaSource("a")] public partial class Flight { {{member}} }""");
        Assert.Equal(id == null ? [] : [(id, text!)], run.Diagnostics);
        if (id == null) run.AssertCompilesClean();
    }

    /// <summary>MessagePack's own analyzer may ask for <c>[IgnoreMember]</c>, and it is true of them.</summary>
    [Theory]
    [InlineData("Json", "[JsonIgnore, Metadata(MetadataKind.Offset)] public long A { get; set; }")]
    [InlineData("Json", "[JsonIgnore, Header(\"a\")] public required string A { get; init; }")]
    [InlineData("Json", "[JsonIgnore, MessageKey] public required string A { get; init; }")]
    [InlineData("Bytes", "[JsonIgnore, Header(\"a\")] public required string A { get; init; }")]
    [InlineData("MessagePack",
        "[IgnoreMember, Metadata(MetadataKind.Timestamp), Timestamp] public long A { get; set; }")]
    [InlineData("MessagePack", "[IgnoreMember, Header(\"a\")] public required string A { get; init; }")]
    [InlineData("MessagePack", "[IgnoreMember, MessageKey] public required string A { get; init; }")]
    public void A_member_of_a_source_may_say_that_it_is_in_no_value(string format, string member) => Assert.Empty(
        Run($$"""
            using MessagePack;
            [KafkaSource("a", Format = RecordFormat.{{format}})]
            public partial class Flight { {{member}} public byte[] Content { get; set; } = []; }
            """).AssertCompilesClean().Diagnostics);

    [Theory]
    [InlineData("[JsonIgnore, Header(\"a\")] public string? A { get; set; }", null, null)]
    [InlineData("[JsonIgnore, MessageKey] public string? A { get; set; }", "MR0010", "MessageKey")]
    [InlineData(
        "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Header(\"a\")] public string? A => null;",
        "MR0010", "JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)")]
    public void A_key_that_is_written_is_in_the_value_and_not_ignored(string member, string? id, string? text) =>
        Assert.Equal(
            id == null ? [] : [(id, text!)],
            Run($$"""[KafkaSink("a")] public partial class Flight { {{member}} public int B { get; set; } }""")
                .Diagnostics);

    [Fact]
    public void Metadata_in_a_sink_is_reported() => Assert.Equal(
        [("MR0214", "Metadata(MetadataKind.Offset)")],
        Run("""
            [KafkaSink("a")] public partial class Flight
            {
                [Metadata(MetadataKind.Offset)] public long A { get; set; }
            }
            """).Diagnostics);

    [Theory]
    [InlineData("[KafkaSink(\"a\")]")]
    [InlineData("[KafkaSource(\"a\"), KafkaSink(\"a\")]")]
    public void A_key_that_is_written_is_in_the_value(string attributes) => Assert.Empty(
        Run($$"""
            {{attributes}} public partial class Flight
            {
                [MessageKey, JsonPropertyName("b")] public int A { get; set; }
            }
            """).AssertCompilesClean().Diagnostics);

    private static string Generate(string source) => Run(source).AssertCompilesClean().File;

    private static GeneratorRun Run(string source) => GeneratorRun.Of([new RecordGenerator()], source);
}

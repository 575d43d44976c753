using System.Text;
using Millrace.Generators.Records;
using Millrace.Generators.Records.Parsing.Formats;
using Millrace.Generators.Tests.Testing;
using Millrace.Payloads;

namespace Millrace.Generators.Tests.Records;

public sealed class PayloadRecordTests
{
    [Fact]
    public void A_string_with_a_key() => Snapshot.Match(Generate("""
        namespace Demo;

        [KafkaSource("lines", Format = RecordFormat.Utf8String), KafkaSink("copy", Format = RecordFormat.Utf8String)]
        public sealed partial record Line([property: MessageKey] long Id, string Text)
        {
            [Timestamp] public long At => Text.Length;
            [JsonIgnore] public int Words { get; set; }
        }
        """));

    [Fact]
    public void Bytes_that_may_be_null() => Snapshot.Match(Generate("""
        [KafkaSource("frames", Format = RecordFormat.Bytes)]
        public partial struct Frame { public ReadOnlyMemory<byte>? Content { get; init; } }
        """));

    [Fact]
    public void A_string_in_an_encoding() => Snapshot.Match(Generate("""
        [KafkaSource("lines", Format = RecordFormat.EncodedString, Encoding = "iso-8859-1")]
        [KafkaSink("lines", Format = RecordFormat.EncodedString, Encoding = "ISO-8859-1")]
        public partial record struct Line(string? Text);
        """));

    [Fact]
    public async Task Each_encoding_is_there_and_on_its_page()
    {
        string page = await File.ReadAllTextAsync(
            Path.Combine(PagesTests.Folder(), "MR0221.md"), TestContext.Current.CancellationToken);
        foreach (string name in EncodingParser.Names)
        {
            Encoding encoding = PayloadValue.StrictEncoding(name);
            Assert.Equal("aZ9 ", encoding.GetString(encoding.GetBytes("aZ9 ")));
            Assert.Throws<EncoderFallbackException>(() => encoding.GetBytes("\ud800"));
            bool isInRange = name[..^1] is "iso-8859-" or "windows-125";
            Assert.Contains(isInRange ? $"`{name[..^1]}" : $"`{name}`", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_JSON() => Snapshot.Match(Generate("""
        [KafkaSource("documents", Format = RecordFormat.DynamicJson)]
        [KafkaSink("documents", Format = RecordFormat.DynamicJson)]
        public sealed partial record Document(System.Text.Json.Nodes.JsonNode? Content);
        """));

    [Fact]
    public void Key_and_value_with_metadata() => Snapshot.Match(Generate("""
        [KafkaSource("events", Format = RecordFormat.JsonKeyValue, IncludeMetadata = true)]
        public sealed partial record Event(System.Text.Json.Nodes.JsonObject Message);
        """));

    [Theory]
    [InlineData("public string A { get; set; } = \"\"; public int Payload => 1;", null, null)]
    [InlineData("public required string A { get; init; }", null, null)]
    [InlineData("public string? A { get; set; }", null, null)]
    [InlineData("public string A { private get; set; } = \"\";", null, null)]
    [InlineData("public string A { get; } = \"\"; public string B { get; set; } = \"\";", "MR0022", "B")]
    [InlineData("public byte[] A { get; set; } = [];", "MR0022", "byte[]")]
    [InlineData("public string A { get; set; } = \"\"; public string B { get; set; } = \"\";", "MR0022", "B")]
    [InlineData("[MessageKey] public string A { get; set; } = \"\";", "MR0022", "Flight")]
    [InlineData("public string A => \"\";", "MR0022", "Flight")]
    [InlineData("[JsonPropertyName(\"b\")] public string A { get; set; } = \"\";", "MR0016", "JsonPropertyName(\"b\")")]
    [InlineData("[UnixTime(UnixTimeUnit.Seconds)] public string A { get; set; } = \"\";",
        "MR0016", "UnixTime(UnixTimeUnit.Seconds)")]
    [InlineData("[MessagePack.Key(0)] public string A { get; set; } = \"\";", "MR0016", "MessagePack.Key(0)")]
    public void About_a_string_that_is_written(string member, string? id, string? text) =>
        AssertReported($$"""
            [KafkaSink("a", Format = RecordFormat.Utf8String)] public partial class Flight { {{member}} }
            """, id, text);

    [Theory]
    [InlineData("public byte[]? A { get; set; }", null, null)]
    [InlineData("public ReadOnlyMemory<byte> A { get; set; }", null, null)]
    [InlineData("public Memory<byte> A { get; set; }", "MR0022", "Memory<byte>")]
    [InlineData("public byte[] A { get; } = [];", "MR0005", "A")]
    [InlineData("public Unknown A { get; set; }", null, null)]
    public void About_bytes_that_are_read(string member, string? id, string? text) =>
        AssertReported($$"""
            [KafkaSource("a", Format = RecordFormat.Bytes)] public partial class Flight { {{member}} }
            """, id, text);

    [Theory]
    [InlineData("KafkaSource(\"a\", Format = RecordFormat.JsonKeyValue, IncludeMetadata = true)", null, null)]
    [InlineData("KafkaSink(\"a\", Format = RecordFormat.JsonKeyValue)", "MR0218", "RecordFormat.JsonKeyValue")]
    [InlineData("KafkaSource(\"a\", Format = RecordFormat.DynamicJson, IncludeMetadata = true)", "MR0219", "true")]
    [InlineData("KafkaSource(\"a\", IncludeMetadata = true)", "MR0219", "true")]
    public void About_any_JSON(string attribute, string? id, string? text) => AssertReported(
        $"[{attribute}] public partial record Flight(System.Text.Json.Nodes.JsonObject Json);", id, text);

    [Theory]
    [InlineData("Format = RecordFormat.EncodedString", "RecordFormat.EncodedString")]
    [InlineData("Format = RecordFormat.EncodedString, Encoding = \"latin\"", "\"latin\"")]
    [InlineData("Format = RecordFormat.EncodedString, Encoding = \"UTF-8\"", "\"UTF-8\"")]
    [InlineData("Format = RecordFormat.EncodedString, Encoding = \"utf-32\"", "\"utf-32\"")]
    [InlineData("Format = RecordFormat.Utf8String, Encoding = \"us-ascii\"", "\"us-ascii\"")]
    [InlineData("Format = RecordFormat.EncodedString, Encoding = \"Big5\"", null)]
    public void About_an_encoding(string settings, string? text) => AssertReported(
        $"[KafkaSink(\"a\", {settings})] public partial record Flight(string Text);",
        text == null ? null : "MR0221", text);

    [Fact]
    public void A_record_has_one_encoding() => AssertReported(
        """
        [KafkaSource("a", Format = RecordFormat.EncodedString, Encoding = "us-ascii")]
        [KafkaSink("a", Format = RecordFormat.EncodedString, Encoding = "koi8-r")]
        public partial record Flight(string Text);
        """,
        "MR0221", "\"koi8-r\"");

    private static void AssertReported(string source, string? id, string? text)
    {
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], source);
        Assert.Equal(id == null ? [] : [(id, text!)], run.Diagnostics);
        if (id == null && !source.Contains("Unknown", StringComparison.Ordinal)) run.AssertCompilesClean();
    }

    private static string Generate(string source) =>
        GeneratorRun.Of([new RecordGenerator()], source).AssertCompilesClean().File;
}

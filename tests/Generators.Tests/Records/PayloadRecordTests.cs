using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

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

    private static void AssertReported(string source, string? id, string? text)
    {
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], source);
        Assert.Equal(id == null ? [] : [(id, text!)], run.Diagnostics);
        if (id == null && !source.Contains("Unknown", StringComparison.Ordinal)) run.AssertCompilesClean();
    }

    private static string Generate(string source) =>
        GeneratorRun.Of([new RecordGenerator()], source).AssertCompilesClean().File;
}

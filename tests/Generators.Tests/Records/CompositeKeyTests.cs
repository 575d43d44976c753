using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Message keys of several parts: several members, or one that is a record struct.</summary>
public sealed class CompositeKeyTests
{
    private const string Route = "public readonly partial record struct Route(string Origin, int Number);";

    [Fact]
    public void Several_members() => Snapshot.Match(Run("""
        namespace Demo;

        [KafkaSource("a", Format = RecordFormat.Bytes), KafkaSink("b", Format = RecordFormat.Bytes)]
        public sealed partial record Frame(
            [property: MessageKey] string Origin, [property: MessageKey(Format = KeyFormat.Text)] int Number,
            byte[] Content);
        """).AssertCompilesClean().File);

    [Fact]
    public void A_record_struct() => Snapshot.Match(Run(
        """
        namespace Demo;

        [KafkaSource("a", Format = RecordFormat.Bytes), KafkaSink("b", Format = RecordFormat.Bytes)]
        public sealed partial record Frame([property: MessageKey] Route Route, byte[] Content);
        """ + Route).AssertCompilesClean().File);

    [Theory]
    [InlineData("KafkaSource(\"a\")", "[property: MessageKey] Route? Key, int A")]
    [InlineData("KafkaSource(\"a\"), KafkaSink(\"b\")", "[property: MessageKey] Route Key, int A")]
    [InlineData("KafkaSink(\"a\", Format = RecordFormat.MessagePack)", "[property: MessageKey] Route Key, int A")]
    [InlineData("KafkaSource(\"a\")", "[property: MessageKey] string @class, [property: MessageKey] Guid B")]
    [InlineData("KafkaSource(\"a\")", "[property: MessageKey(Format = KeyFormat.Text)] Route Key")]
    [InlineData("KafkaSource(\"a\"), KafkaSink(\"b\")", "[property: MessageKey] KeyBytes Key, KeyBytes? A")]
    [InlineData("KafkaSource(\"a\"), KafkaSink(\"b\")", "[property: MessageKey] KeyBytes? Key, int A")]
    [InlineData("KafkaSink(\"a\", Format = RecordFormat.MessagePack)",
        "[property: MessageKey] KeyBytes A, [property: MessageKey] int B")]
    public void It_compiles_in_any_format(string attributes, string members) =>
        Run($"[{attributes}] public partial record Flight({members});" + Route).AssertCompilesClean();

    [Fact]
    public void A_source_does_not_read_its_key_from_the_value() => Assert.DoesNotContain(
        "ReadRoute", Run("[KafkaSource(\"a\")] public partial record Flight([property: MessageKey] Route Key);" + Route)
            .AssertCompilesClean().File, StringComparison.Ordinal);

    [Theory]
    [InlineData("string? Origin, int Number", "string?")]
    [InlineData("string Origin, int? Number", "int?")]
    [InlineData("string Origin, double Number", "double")]
    [InlineData("string Origin, Route Inner", "Route")]
    public void A_part_that_cannot_be_one(string parts, string text) => Assert.Equal(
        [("MR0204", text)],
        Run($$"""
            public readonly partial record struct Key({{parts}});
            [KafkaSource("a")] public partial record Flight([property: MessageKey] Key Key);
            {{Route}}
            """).Diagnostics);

    [Theory]
    [InlineData("[MessageKey] public string? A { get; set; } [MessageKey] public int B { get; set; }", "string?")]
    [InlineData("[MessageKey] public Route A { get; set; } [MessageKey] public int B { get; set; }", "Route")]
    public void A_member_that_cannot_be_a_part(string members, string text) => Assert.Equal(
        [("MR0204", text)],
        Run($$"""[KafkaSource("a")] public partial class Flight { {{members}} } """ + Route).Diagnostics);

    [Theory]
    [InlineData("public record Key(string A);")]
    [InlineData("public struct Key { public string A { get; set; } }")]
    [InlineData("public record struct Key { public string A { get; set; } }")]
    [InlineData("public record struct Key(string A) { public int B { get; set; } }")]
    [InlineData("public record struct Key(string A) { private int _b; }")]
    public void A_type_that_is_no_positional_record_struct(string key) => Assert.Equal(
        [("MR0205", "Key")],
        Run("[KafkaSource(\"a\")] public partial record Flight([property: MessageKey] Key K);" + key).Diagnostics);

    [Theory]
    [InlineData("Guid Id, string Name", "KeyFormat.Text")]
    [InlineData("KeyBytes Id, string Name", "KeyFormat.Text")]
    [InlineData("Guid Id, int Number", null)]
    public void A_format_means_something_where_a_part_has_two(string parts, string? text) => Assert.Equal(
        text == null ? [] : [("MR0250", text)],
        Run($$"""
            public readonly partial record struct Key({{parts}});
            [KafkaSource("a")] public partial record Flight(
                [property: MessageKey(Format = KeyFormat.Text)] Key Key);
            """).Diagnostics);

    private static GeneratorRun Run(string source) => GeneratorRun.Of([new RecordGenerator()], source);
}

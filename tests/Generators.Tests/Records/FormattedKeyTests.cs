using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Message keys, and headers, in JSON and MessagePack.</summary>
public sealed class FormattedKeyTests
{
    private const string Key = "property: MessageKey(Format = KeyFormat.Json)";
    private const string PackedKey = "property: MessageKey(Format = KeyFormat.MessagePack)";
    private const string OrderKey = "public readonly partial record struct OrderKey(long Id);";

    [Fact]
    public void Several_members_as_JSON() => Snapshot.Match(Run($$"""
        using System.Text.Json.Serialization;
        namespace Demo;

        [KafkaSource("a", Format = RecordFormat.Bytes), JsonNaming(JsonNaming.SnakeCaseLower)]
        public sealed partial record Frame(
            [{{Key}}] string UserId, [{{Key}}, JsonPropertyName("it\"em")] int Item, byte[] Content);
        """).AssertCompilesClean().File);

    [Fact]
    public void A_record_struct_as_MessagePack() => Snapshot.Match(Run(
        $$"""
        namespace Demo;

        [KafkaSink("b", Format = RecordFormat.Bytes)]
        public sealed partial record Frame([{{PackedKey}}] OrderKey? Order, byte[] Content);
        """ + OrderKey).AssertCompilesClean().File);

    [Theory]
    [InlineData("KafkaSource(\"a\")", $"[{Key}] string A", "Keys.JsonStringKey>(in view)")]
    [InlineData("KafkaSource(\"a\")", $"[{Key}] Guid? A", "Keys.JsonGuidKey.Read(view.Key, view.KeyStrings) : null")]
    [InlineData("KafkaSource(\"a\")", $"[{Key}] KeyBytes A", "Keys.JsonBytesKey>(in view)")]
    [InlineData("KafkaSource(\"a\"), KafkaSink(\"b\")", $"[{PackedKey}] int A, [{PackedKey}] KeyBytes B",
        "Keys.MessagePackBytesKey>(")]
    [InlineData("KafkaSource(\"a\"), KafkaSink(\"b\")", $"[{Key}] OrderKey A", "new(\"id\")")]
    [InlineData("KafkaSource(\"a\"), KafkaSink(\"b\")", $"[{Key}] int @class, [{Key}] Guid B", "new(\"class\", \"b\")")]
    [InlineData("KafkaSource(\"a\")", $"[{PackedKey}] int @class, [{PackedKey}] Guid B", "new(\"class\", \"B\")")]
    [InlineData("KafkaSource(\"a\", Format = RecordFormat.MessagePack)", $"[{Key}] OrderKey A", "new(\"id\")")]
    [InlineData("KafkaSource(\"a\")", "[property: Header(\"a\", Format = KeyFormat.Json)] int A",
        "<int, global::Millrace.Keys.JsonIntegerKey<int>>")]
    [InlineData("KafkaSink(\"a\")", "[property: Header(\"a\", Format = KeyFormat.MessagePack)] string A",
        "<string, global::Millrace.Keys.MessagePackStringKey>")]
    public void It_compiles_with_any_record(string attributes, string members, string text) => Assert.Contains(
        text,
        Run($"[{attributes}] public partial record Order({members}, int X);" + OrderKey).AssertCompilesClean().File,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "string UserId", "userId")]
    [InlineData("[JsonNaming(JsonNaming.KebabCaseLower)]", "string UserId", "user-id")]
    [InlineData("", "[property: JsonPropertyName(\"u\")] string UserId", "u")]
    public void The_parts_of_a_record_struct_have_its_names(string naming, string part, string name) => Assert.Contains(
        $"JsonKeyParts Parts {{ get; }} = new(\"{name}\");",
        Run($"""
            using System.Text.Json.Serialization;
            [KafkaSource("a")] public partial record Order([{Key}] Part Key);
            {naming} public readonly partial record struct Part({part});
            """).AssertCompilesClean().File,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[MessageKey] int A, [MessageKey(Format = KeyFormat.Json)] int B", "MR0204", "MessageKey")]
    [InlineData("[MessageKey(Format = KeyFormat.Json)] int A, [MessageKey(Format = KeyFormat.MessagePack)] int B",
        "MR0204", "KeyFormat.MessagePack")]
    [InlineData("[MessageKey(Format = KeyFormat.Json)] int A, [MessageKey(Format = KeyFormat.Text)] int B",
        "MR0204", "KeyFormat.Text")]
    [InlineData("[MessageKey(Format = KeyFormat.Json)] int A, [MessageKey(Format = KeyFormat.Json)] int a",
        "MR0008", "a")]
    [InlineData("[MessageKey(Format = KeyFormat.Json), JsonPropertyName(\"a\")] int A", "MR0051",
        "JsonPropertyName(\"a\")")]
    [InlineData("[MessageKey(Format = KeyFormat.Json), JsonPropertyName(\"a\")] int A, "
        + "[MessageKey(Format = KeyFormat.Json)] int B", null, null)]
    public void What_a_key_cannot_be(string members, string? id, string? text) => Assert.Equal(
        id == null ? [] : [(id, text!)],
        Run($$"""
            using System.Text.Json.Serialization;
            [KafkaSource("a")]
            public partial record Order({{members.Replace("[", "[property: ", StringComparison.Ordinal)}}, int X);
            """).Diagnostics);

    [Theory]
    [InlineData("RecordFormat.MessagePack", "int Content")]
    [InlineData("RecordFormat.Bytes", "byte[] Content")]
    public void Names_of_a_key_mean_something_beside_any_value(string format, string content) => Assert.Empty(
        Run($"""
            using System.Text.Json.Serialization;
            [KafkaSource("a", Format = {format}), JsonNaming(JsonNaming.AsDeclared)]
            public partial record Order([{Key}, JsonPropertyName("a")] int A, [{Key}] int B, {content});
            """).Diagnostics);

    [Fact]
    public void Another_format_is_said_in_words() => Assert.Equal(
        "'A' cannot be a part of a message key, because its format is Kafka and that of another part is Json: give all "
        + "parts one format",
        Assert.Single(
            Run($"[KafkaSource(\"a\")] public partial record Order([property: MessageKey] int A, [{Key}] int B);")
                .Messages));

    private static GeneratorRun Run(string source) => GeneratorRun.Of([new RecordGenerator()], source);
}

using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Each rule about formats: its id, and the text under the squiggle.</summary>
public sealed class FormatDiagnosticsTests
{
    private const string MessagePack = "Format = RecordFormat.MessagePack";

    [Theory]
    [InlineData("[JsonPropertyName(\"b\")] public int A { get; set; }", "MR0016", "JsonPropertyName(\"b\")")]
    [InlineData("[DateFormat(\"yyyyMMdd\")] public DateTime A { get; set; }", "MR0016", "DateFormat(\"yyyyMMdd\")")]
    [InlineData("[Key(0), JsonPropertyName(\"b\")] public int A { get; set; }", null, null)]
    [InlineData("[Key(0), MessagePackFormatter(typeof(int))] public int A { get; set; }",
        "MR0017", "MessagePackFormatter(typeof(int))")]
    [InlineData("[Key(0)] public int A { get; set; } public int B { get; set; }", "MR0018", "B")]
    [InlineData("[Key(0)] public int A { get; set; } [IgnoreMember] public int B { get; set; }", null, null)]
    [InlineData("[MessageKey] public int A { get; set; } [Key(0)] public int B { get; set; }", null, null)]
    [InlineData("[Key(0)] public int A { get; set; } [Key(0)] public int B { get; set; }", "MR0019", "B")]
    [InlineData("[Key(\"x\")] public int A { get; set; } [Key(\"x\")] public int B { get; set; }", "MR0019", "B")]
    [InlineData("[Key(0)] public int A { get; set; } [Key(\"b\")] public int B { get; set; }", "MR0020", "Key(\"b\")")]
    [InlineData("[Key(-1)] public int A { get; set; }", "MR0020", "Key(-1)")]
    [InlineData("[Key(1024)] public int A { get; set; }", "MR0020", "Key(1024)")]
    [InlineData("[Key(1023)] public int A { get; set; }", null, null)]
    [InlineData("[Key(0)] public int A { get; set; } [Key(1)] public int B;", null, null)]
    [InlineData("[Key(0)] public int A { get; set; } [Key(1)] internal int B { get; set; }", "MR0010", "Key(1)")]
    [InlineData("[IgnoreMember] public required int A { get; set; } public int B { get; set; }", "MR0012", "A")]
    [InlineData("public System.Text.Json.JsonElement A { get; set; }",
        "MR0004", "System.Text.Json.JsonElement")]
    public void About_a_member_in_MessagePack(string member, string? id, string? text) =>
        AssertReported($"[KafkaSource(\"a\", {MessagePack})] public partial class Flight {{ {member} }}", id, text);

    [Theory]
    [InlineData("[JsonNaming(JsonNaming.AsDeclared)] public class Leg;", "MR0016", "JsonNaming(JsonNaming.AsDeclared)")]
    [InlineData("[MessagePackFormatter(typeof(int))] public class Leg;", "MR0017", "MessagePackFormatter(typeof(int))")]
    [InlineData("[System.Runtime.Serialization.DataContract] public class Leg;",
        "MR0017", "System.Runtime.Serialization.DataContract")]
    [InlineData("[MessagePackObject, System.Runtime.Serialization.DataContract] public class Leg;", null, null)]
    [InlineData("""
        public class Leg : IMessagePackSerializationCallbackReceiver
        {
            public void OnBeforeSerialize() { }
            public void OnAfterDeserialize() { }
        }
        """, "MR0017", "Leg")]
    [InlineData("[MessagePackObject] public class Leg { public int A { get; set; } }", "MR0018", "A")]
    [InlineData("[MessagePackObject(true)] public class Leg { public int A; }", null, null)]
    [InlineData("public class Leg { [Key(0)] public int A { get; set; } public object? B; }", null, null)]
    [InlineData("public class Leg { [System.Runtime.Serialization.IgnoreDataMember] public object? A { get; set; } }",
        null, null)]
    [InlineData("[MessagePackObject] public class Leg { public int A; }", "MR0018", "A")]
    [InlineData("[MessagePackObject(true)] public class Leg { [IgnoreMember] public int A; }", null, null)]
    [InlineData("[Union(0, typeof(int))] public abstract class Leg;", "MR0031", "Union(0, typeof(int))")]
    [InlineData("[Union(0, typeof(Air)), Union(0, typeof(Sea))] public class Leg; class Air : Leg; class Sea : Leg;",
        "MR0031", "Union(0, typeof(Sea))")]
    [InlineData("[MessagePackObject(true)] public class Leg { [Key(0)] public int A { get; set; } }",
        "MR0020", "Key(0)")]
    [InlineData("[MessagePackObject(true)] public class Base; public class Leg : Base { [Key(0)] public int A => 1; }",
        "MR0020", "Key(0)")]
    public void About_a_type_that_is_met_on_the_way(string leg, string? id, string? text) => AssertReported(
        $"{leg} [KafkaSource(\"a\", {MessagePack})] public partial record Flight(Leg Leg);", id, text);

    [Theory]
    [InlineData("[Key(0)] public int A { get; set; }", "MR0016", "Key(0)")]
    [InlineData("[IgnoreMember] public int A { get; set; }", "MR0016", "IgnoreMember")]
    [InlineData("[Key(0), JsonPropertyName(\"b\")] public int A { get; set; }", null, null)]
    public void About_a_member_in_JSON(string member, string? id, string? text) =>
        AssertReported($"[KafkaSource(\"a\")] public partial class Flight {{ {member} }}", id, text);

    [Theory]
    [InlineData("public class Leg { [Key(0)] public int A { get; set; } }", "MR0016", "Key(0)")]
    [InlineData("[MessagePackObject] public class Leg { [Key(0)] public int A { get; set; } }", null, null)]
    [InlineData("[MessagePackObject] public class Leg { public int A { get; set; } }", null, null)]
    public void About_a_type_that_JSON_meets_on_the_way(string leg, string? id, string? text) =>
        AssertReported($"{leg} [KafkaSource(\"a\")] public partial record Flight(Leg Leg);", id, text);

    [Theory]
    [InlineData("[KafkaSource(\"a\", Format = RecordFormat.MessagePack), KafkaSink(\"b\")]",
        "MR0209", "KafkaSink(\"b\")")]
    [InlineData("[KafkaSource(\"a\"), KafkaSink(\"b\", Format = RecordFormat.MessagePack)]",
        "MR0209", "RecordFormat.MessagePack")]
    [InlineData("[KafkaSource(\"a\"), KafkaSink(\"b\", Format = RecordFormat.Json)]", null, null)]
    [InlineData("[KafkaSource(\"a\", Format = (RecordFormat)99)]", "MR0210", "(RecordFormat)99")]
    public void About_the_record(string attributes, string? id, string? text) =>
        AssertReported($"{attributes} public partial record Flight(int A);", id, text);

    [Fact]
    public void Places_are_reported_all_at_once()
    {
        GeneratorRun run = Run("""
            [MessagePackObject, KafkaSink("a", Format = RecordFormat.MessagePack)]
            public partial class Flight
            {
                [Key(0)] public int A { get; set; }
                [Key(0)] public int B { get; set; }
                [MessageKey] public int C { get; set; }
                [Key("d")] public nint D { get; set; }
            }
            """);
        Assert.Equal(
            [("MR0019", "B"), ("MR0018", "C"), ("MR0020", "Key(\"d\")"), ("MR0004", "nint")], run.Diagnostics);
        run.AssertRefused();
    }

    private static void AssertReported(string source, string? id, string? text) =>
        Assert.Equal(id == null ? [] : [(id, text!)], Run(source).Diagnostics);

    private static GeneratorRun Run(string source) =>
        GeneratorRun.Of([new RecordGenerator()], "using MessagePack;\n" + source);
}

using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Schemas that stand beside the type that they are for.</summary>
public sealed class SideSchemaTests
{
    [Fact]
    public void Of_a_type_that_is_not_the_users() => Snapshot.Match(Generate("""
        [JsonSchema<Dictionary<Guid, int>>]
        public sealed partial class CountsSchema;
        """));

    [Fact]
    public void In_MessagePack() => Snapshot.Match(Generate("""
        public sealed record Shipment(string Id, double Weight);
        [MessagePackSchema<Shipment>] internal sealed partial class ShipmentSchema;
        """));

    [Fact]
    public void A_record_that_is_one_of_several_types_names_it() => Assert.Equal(2, Run("""
        [KafkaSource("a", Schema = typeof(ChangeSchema)), KafkaSink("b", Schema = typeof(ChangeSchema))]
        [JsonDerivedType(typeof(Delayed), "delayed"), JsonDerivedType(typeof(Cancelled), "cancelled")]
        public abstract partial record Change([property: MessageKey] string Flight);
        public sealed record Delayed(string Flight, int Minutes) : Change(Flight);
        public sealed record Cancelled(string Flight) : Change(Flight);
        [JsonSchema<Change>] public sealed partial class ChangeSchema;
        """).AssertCompilesClean().Files.Count);

    [Theory]
    [InlineData("[JsonSchema<int>] public class S;", "MR0001", "S")]
    [InlineData("[JsonSchema<nint>] public partial class S;", "MR0004", "S")]
    [InlineData("[JsonSchema<List<object>>] public partial class S;", "MR0004", "S")]
    [InlineData(
        "[KafkaSource(\"a\", Schema = typeof(S))] public partial class R; [JsonSchema<int>] public partial class S;",
        "MR0211", "typeof(S)")]
    public void What_cannot_be_a_schema(string source, string id, string text) =>
        Assert.Equal([(id, text)], Run(source).Diagnostics);

    [Theory]
    [InlineData("[JsonSchema<int>, MessagePackSchema<int>] public partial class S;", "MessagePackSchema<int>")]
    [InlineData("[MessagePackSchema<int>, JsonSchema<int>] public partial class S;", "MessagePackSchema<int>")]
    [InlineData("[JsonSchema<int>] public partial class S; [MessagePackSchema<long>] partial class S;",
        "MessagePackSchema<long>")]
    public void A_class_is_one_schema(string source, string marked) =>
        AssertSide(source, (marked, "it is another schema already"));

    [Theory]
    [InlineData("[KafkaSource(\"a\"), JsonSchema<int>] public partial class S;", "JsonSchema<int>")]
    [InlineData("[KafkaSink(\"a\"), MessagePackSchema<int>] public partial class S;", "MessagePackSchema<int>")]
    [InlineData("[KafkaSource(\"a\"), KafkaSink(\"a\"), JsonSchema<S>] public partial class S;", "JsonSchema<S>")]
    [InlineData("[KafkaSource(\"a\", Schema = typeof(S)), JsonSchema<S>] public partial class S;", "JsonSchema<S>")]
    public void A_record_is_no_schema(string source, string marked) =>
        AssertSide(source, (marked, "it is a record itself"));

    [Fact]
    public void A_record_that_is_two_schemas_is_told_everything() => AssertSide(
        "[KafkaSource(\"a\"), JsonSchema<int>, MessagePackSchema<int>] public partial class S;",
        ("JsonSchema<int>", "it is a record itself"), ("MessagePackSchema<int>", "it is another schema already"),
        ("MessagePackSchema<int>", "it is a record itself"));

    [Theory]
    [InlineData("[JsonSchema<int>] public partial class S; [JsonSchema<int>] public partial class T;")]
    [InlineData("[JsonSchema<int>] public partial class S; [MessagePackSchema<int>] public partial class T;")]
    [InlineData("[JsonSchema<int>] public partial class S; [MessagePackSchema<int>] public partial class T : S;")]
    [InlineData("[JsonSchema<int>] public partial record S;")]
    public void What_can_be_schemas(string source) => Assert.Empty(Run(source).AssertCompilesClean().Diagnostics);

    [Theory]
    [InlineData("[JsonSchema<Missing>] public partial class S;")]
    [InlineData("[MessagePackSchema<List<Missing[]>>] public partial class S;")]
    public void A_type_that_the_compiler_does_not_know_is_left_to_it(string source)
    {
        GeneratorRun run = Run(source);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Files);
    }

    private static void AssertSide(string source, params (string Marked, string Words)[] expected)
    {
        GeneratorRun run = Run(source);
        Assert.Equal(expected.Select(one => ("MR0032", one.Marked)), run.Diagnostics);
        Assert.Equal(expected.Select(one => $"'S' cannot be a schema: {one.Words}"), run.Messages);
        Assert.DoesNotContain(run.CompilerErrors, error => error.Location.GetLineSpan().Path.EndsWith(".g.cs"));
    }

    private static string Generate(string source) => Run(source).AssertCompilesClean().File;

    private static GeneratorRun Run(string source) => GeneratorRun.Of([new RecordGenerator()], source);
}

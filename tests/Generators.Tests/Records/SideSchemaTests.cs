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
    [InlineData("[JsonSchema<int>, MessagePackSchema<int>] public partial class S;",
        "MR0032", "MessagePackSchema<int>")]
    [InlineData("[KafkaSource(\"a\"), JsonSchema<int>] public partial class S;", "MR0032", "JsonSchema<int>")]
    [InlineData(
        "[KafkaSource(\"a\", Schema = typeof(S))] public partial class R; [JsonSchema<int>] public partial class S;",
        "MR0211", "typeof(S)")]
    public void What_cannot_be_a_schema(string source, string id, string text) =>
        Assert.Equal([(id, text)], Run(source).Diagnostics);

    private static string Generate(string source) => Run(source).AssertCompilesClean().File;

    private static GeneratorRun Run(string source) => GeneratorRun.Of([new RecordGenerator()], source);
}

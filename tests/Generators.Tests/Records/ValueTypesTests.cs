using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>What is generated for types of members that need more than one call.</summary>
public sealed class ValueTypesTests
{
    private const string Union = """
        [JsonDerivedType(typeof(Dog), "dog"), JsonDerivedType(typeof(Cat), 2)]
        [MessagePack.Union(0, typeof(Dog)), MessagePack.Union(1, typeof(Cat))]
        public abstract class Pet;
        public sealed class Dog : Pet { [MessagePack.Key(0)] public int Age { get; set; } }
        public class Cat : Pet;

        """;

    [Fact]
    public void One_of_several_types() => Snapshot.Match(Generate(Union + """
        [KafkaSource("a"), KafkaSink("a")] public sealed partial record Owner(Pet Pet);
        """));

    [Fact]
    public void One_of_several_types_in_MessagePack() => Snapshot.Match(Generate(Union + """
        [KafkaSource("a", Format = RecordFormat.MessagePack), KafkaSink("a", Format = RecordFormat.MessagePack)]
        public sealed partial record Owner(Pet Pet);
        """));

    [Fact]
    public void Keys_that_are_no_strings() => Snapshot.Match(Generate("""
        public enum Size { Small, Large }
        [KafkaSource("a"), KafkaSink("a")]
        public sealed partial record Counts(
            Dictionary<long, int> ById, Dictionary<Guid, int> ByGuid, Dictionary<Size, HashSet<string>> BySize);
        """));

    [Fact]
    public void Tuples_and_Unix_times() => Snapshot.Match(Generate("""
        [KafkaSource("a"), KafkaSink("a")]
        public sealed partial record Span(
            [property: UnixTime(UnixTimeUnit.Seconds)] DateTimeOffset? At, (int From, string? To) Range);
        """));

    [Fact]
    public void Tuples_and_Unix_times_in_MessagePack() => Snapshot.Match(Generate("""
        [KafkaSource("a", Format = RecordFormat.MessagePack), KafkaSink("a", Format = RecordFormat.MessagePack)]
        public sealed partial record Span(
            [property: UnixTime(UnixTimeUnit.Seconds)] DateTimeOffset? At, (int From, string? To) Range);
        """));

    [Fact]
    public void Single_values() => GeneratorRun.Of([new RecordGenerator()], """
        using System.Numerics;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        [KafkaSource("a"), KafkaSink("a")]
        public sealed partial record Everything(
            Uri Uri, Uri? MaybeUri, Version Version, BigInteger Big, ReadOnlyMemory<byte> Bytes,
            ReadOnlyMemory<byte>? MaybeBytes, JsonElement Element, JsonElement? MaybeElement, JsonNode Node,
            JsonObject? Object, JsonArray Array, KeyValuePair<string, int> Pair, ISet<Uri> Set,
            IReadOnlySet<int>? MaybeSet);
        """).AssertCompilesClean();

    private static string Generate(string source) =>
        GeneratorRun.Of([new RecordGenerator()], source).AssertCompilesClean().File;
}

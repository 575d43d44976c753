using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

public sealed class MessagePackRecordTests
{
    [Fact]
    public void An_array_by_places() => Snapshot.Match(Generate("""
        using MessagePack;
        namespace Demo;

        [KafkaSource("trips", Format = RecordFormat.MessagePack), KafkaSink("b", Format = RecordFormat.MessagePack)]
        public sealed partial record Trip
        {
            [MessageKey, Key(0)] public required string Origin { get; init; }
            [Key(1)] public required int Minutes { get; init; }
            [Key(3)] public string? Name { get; init; }
            [Key(4)] public int Retries { get; init; } = 3;
            [IgnoreMember] public int Twice => 2 * Minutes;
        }
        """));

    [Fact]
    public void A_map_by_names() => Snapshot.Match(Generate("""
        namespace Demo;

        [MessagePack.MessagePackObject(keyAsPropertyName: true)]
        [KafkaSource("trips", Format = RecordFormat.MessagePack), KafkaSink("b", Format = RecordFormat.MessagePack)]
        public sealed partial record Trip(string Origin, int Minutes = 5) { public string? Name { get; set; } }
        """));

    [Fact]
    public void Lists_dictionaries_and_enums_in_the_order_of_declaration() => Snapshot.Match(Generate("""
        namespace Demo;

        public enum Cabin { Economy, Business }

        public sealed record Leg(string Origin, Cabin Cabin = Cabin.Business);

        [KafkaSource("trips", Format = RecordFormat.MessagePack), KafkaSink("b", Format = RecordFormat.MessagePack)]
        public sealed partial record Trip
        {
            public required List<Leg> Legs { get; init; }
            public IReadOnlyDictionary<string, int?>? Fares { get; init; }
            public ImmutableArray<string> Stops { get; init; }
            public int[]?[] Matrix { get; init; } = [];
        }
        """));

    private static string Generate(string source) =>
        GeneratorRun.Of([new RecordGenerator()], source).AssertCompilesClean().File;
}

using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

public sealed class NestedRecordTests
{
    [Fact]
    public void Lists_dictionaries_and_enums() => Snapshot.Match(Generate("""
        namespace Demo;

        public enum Cabin { Economy, Business }

        public sealed record Leg(string Origin, Cabin Cabin = Cabin.Business);

        [KafkaSource("trips")]
        public sealed partial record Trip
        {
            public required List<Leg> Legs { get; init; }
            public IReadOnlyDictionary<string, int?>? Fares { get; init; }
            [JsonPropertyName("stops \"all\"")] public ImmutableArray<string> Stops { get; init; }
        }
        """));

    [Fact]
    public void A_type_that_contains_itself() => Snapshot.Match(Generate("""
        [KafkaSink("trees"), JsonNaming(JsonNaming.SnakeCaseLower)]
        public sealed partial class TreeNode
        {
            public TreeNode? LeftChild { get; set; }
        }
        """));

    [Fact]
    public void Members_that_keep_their_own_defaults() => Snapshot.Match(Generate("""
        [KafkaSource("options")]
        public sealed partial class Options
        {
            public int Retries { get; set; } = 3;
            public int Lanes { get; init; } = 2;
            public string? Name { get; init; }
        }
        """));

    [Fact]
    public void Dates_with_a_format() => Snapshot.Match(Generate("""
        [KafkaSource("flights"), KafkaSink("flights-copy")]
        public partial class Flight
        {
            [Timestamp(MaxOutOfOrderness = "1d"), DateFormat("yyyy/MM/dd HH:mm"), JsonPropertyName("date")]
            public required DateTimeOffset ScheduledAt { get; init; }
            [DateFormat("yyyyMMdd")] public DateTime? Day { get; init; }
        }
        """));

    private static string Generate(string source) =>
        GeneratorRun.Of([new RecordGenerator()], source).AssertCompilesClean().File;
}

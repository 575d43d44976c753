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

    [Fact]
    public void Inherited_members_fields_and_a_constructor() => Snapshot.Match(Generate("""
        public abstract class Place { public string Name { get; set; } = ""; }

        [KafkaSource("airports")]
        public sealed partial class Airport : Place
        {
            [JsonConstructor] private Airport(string code) => Code = code;
            public Airport() : this("") { }
            public string Code { get; }
            [JsonInclude] public int Runways;
        }
        """));

    [Fact]
    public void A_generic_type_by_its_arguments() => Snapshot.Match(Generate("""
        public readonly record struct Range<T>(T From, T To);

        [KafkaSink("ranges")]
        public sealed partial record Ranges(Range<int> Hours, Range<DateOnly?> Days);
        """));

    private static string Generate(string source) =>
        GeneratorRun.Of([new RecordGenerator()], source).AssertCompilesClean().File;
}

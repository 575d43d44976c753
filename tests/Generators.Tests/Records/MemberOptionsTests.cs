using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>What attributes of single members and types change in the code that is generated.</summary>
public sealed class MemberOptionsTests
{
    [Fact]
    public void Numbers_in_strings() => Snapshot.Match(Generate("""
        [KafkaSource("a"), KafkaSink("a")]
        public sealed partial class Price
        {
            [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
            public double Amount { get; set; }
        }
        """));

    [Fact]
    public void Members_that_the_type_does_not_have() => Snapshot.Match(Generate("""
        [KafkaSource("a"), KafkaSink("a")]
        public sealed partial class Event
        {
            [MessageKey] public string? Id { get; set; }
            [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? More { get; set; }
        }
        """));

    [Fact]
    public void No_members_that_the_type_does_not_have() => Snapshot.Match(Generate("""
        [KafkaSource("a"), JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
        public sealed partial record Event(int Size)
        {
            public int Twice => Size * 2;
        }
        """));

    [Fact]
    public void Order_and_conditions() => Snapshot.Match(Generate("""
        [KafkaSink("a")]
        public sealed partial class Delay
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Minutes { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Reason { get; set; }
            [JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            public int? First { get; set; }
            [JsonInclude] public int Field;
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public int OnlyRead { get; set; }
        }
        """));

    [Fact]
    public void Flags_by_name() => Snapshot.Match(Generate("""
        [Flags, JsonConverter(typeof(JsonStringEnumConverter))]
        public enum Rights { None, Read = 1, [JsonStringEnumMemberName("change")] Write = 2 }
        [KafkaSink("a")] public sealed partial record Grant(Rights Rights);
        """));

    private static string Generate(string source) =>
        GeneratorRun.Of([new RecordGenerator()], source).AssertCompilesClean().File;
}

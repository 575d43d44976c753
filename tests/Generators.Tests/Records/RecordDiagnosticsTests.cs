using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>Each rule about annotated types and their members: its id, and the text under the squiggle.</summary>
public sealed class RecordDiagnosticsTests
{
    [Theory]
    [InlineData("[KafkaSource(\"a\")] public record Flight(int X);", "MR0001", "Flight")]
    [InlineData("[State] public record struct Flight(int X);", "MR0001", "Flight")]
    [InlineData("public class Outer { [KafkaSource(\"a\")] public partial record Flight(int X); }", "MR0002", "Outer")]
    [InlineData("[KafkaSource(\"a\")] public partial record Flight<T>(int X);", "MR0003", "Flight")]
    [InlineData("[KafkaSource(\"a\")] public abstract partial record Flight(int X);", "MR0003", "Flight")]
    [InlineData(
        "[KafkaSource(\"a\"), JsonDerivedType(typeof(Late), 1)] public partial record Flight(int X); "
        + "public record Late(int X) : Flight(X);", "MR0009", "JsonDerivedType(typeof(Late), 1)")]
    [InlineData("[KafkaSource(\"a\"), JsonPolymorphic] public partial record Flight(int X);",
        "MR0009", "JsonPolymorphic")]
    [InlineData("[KafkaSource(\"a\")] public static partial class Flight;", "MR0003", "Flight")]
    [InlineData("[KafkaSource(\"a\")] file partial record Flight(int X);", "MR0003", "Flight")]
    [InlineData(
        "partial class Outer<T> { [KafkaSource(\"a\")] public partial record Flight(int X); }", "MR0003", "Flight")]
    public void About_the_type(string source, string id, string text) => AssertReported(source, (id, text));

    [Theory]
    [InlineData("public System.Globalization.CultureInfo? Home { get; set; }",
        "MR0004", "System.Globalization.CultureInfo?")]
    [InlineData("public List<object> Any { get; set; } = [];", "MR0004", "List<object>")]
    [InlineData("public Dictionary<object, string>? ById { get; set; }", "MR0004", "Dictionary<object, string>?")]
    [InlineData("public int[,]? Table { get; set; }", "MR0004", "int[,]?")]
    [InlineData("public (int, nint) Pair { get; set; }", "MR0004", "(int, nint)")]
    [InlineData("public nint Native { get; set; }", "MR0004", "nint")]
    [InlineData("public Dictionary<System.Numerics.BigInteger, int>? A { get; set; }",
        "MR0004", "Dictionary<System.Numerics.BigInteger, int>?")]
    [InlineData("public (int, int, int, int, int, int, int, int) A { get; set; }",
        "MR0004", "(int, int, int, int, int, int, int, int)")]
    [InlineData("public IComparable? A { get; set; }", "MR0004", "IComparable?")]
    [InlineData("public System.Text.StringBuilder? A { get; set; }", "MR0004", "System.Text.StringBuilder?")]
    [InlineData("public Queue<int>? A { get; set; }", "MR0004", "Queue<int>?")]
    [InlineData("public int Id { get; }", "MR0005", "Id")]
    [InlineData("private Flight() { } private Flight(int a) { } public Leg? Leg { get; set; }", null, null)]
    [InlineData("[JsonPropertyName(\"b\")] public int A { get; set; } public int B { get; set; }", "MR0008", "B")]
    [InlineData("[JsonConverter(typeof(int))] public int A { get; set; }", "MR0009", "JsonConverter(typeof(int))")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int A { get; set; }",
        "MR0030", "JsonIgnoreCondition.WhenWritingNull")]
    [InlineData("[UnixTime(UnixTimeUnit.Seconds)] public string? A { get; set; }",
        "MR0014", "UnixTime(UnixTimeUnit.Seconds)")]
    [InlineData("[UnixTime(UnixTimeUnit.Seconds)] public List<DateTime>? A { get; set; }",
        "MR0014", "UnixTime(UnixTimeUnit.Seconds)")]
    [InlineData("[UnixTime((UnixTimeUnit)9)] public DateTime A { get; set; }", "MR0030", "(UnixTimeUnit)9")]
    [InlineData("[UnixTime(UnixTimeUnit.Seconds), DateFormat(\"yyyyMMdd\")] public DateTime A { get; set; }",
        "MR0030", "DateFormat(\"yyyyMMdd\")")]
    [InlineData("[JsonNumberHandling(JsonNumberHandling.WriteAsString)] public string? A { get; set; }",
        "MR0030", "JsonNumberHandling(JsonNumberHandling.WriteAsString)")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))] public int A { get; set; }",
        "MR0030", "JsonConverter(typeof(JsonStringEnumConverter))")]
    [InlineData("[JsonExtensionData] public Dictionary<string, int>? A { get; set; }",
        "MR0030", "JsonExtensionData")]
    [InlineData("[JsonExtensionData] public List<int>? A { get; set; }", "MR0030", "JsonExtensionData")]
    [InlineData("[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Leg A { get; set; } = new();",
        "MR0009", "JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)")]
    [InlineData("[JsonPropertyName(\"b\")] public int A;", "MR0010", "JsonPropertyName(\"b\")")]
    [InlineData("[JsonInclude] private int A { get; set; }", null, null)]
    [InlineData("[JsonInclude] public readonly int A;", "MR0005", "A")]
    [InlineData("[JsonInclude] public const int A = 1;", "MR0010", "JsonInclude")]
    [InlineData("[MessageKey] public static string? A { get; set; }", "MR0010", "MessageKey")]
    [InlineData("[Timestamp] internal long A { get; set; }", "MR0010", "Timestamp")]
    [InlineData(
        "[JsonIgnore, DateFormat(\"yyyyMMdd\")] public DateTime A { get; set; }", "MR0010", "DateFormat(\"yyyyMMdd\")")]
    [InlineData("[JsonIgnore] public required int A { get; set; }", "MR0012", "A")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public required int A { get; set; }",
        "MR0012", "A")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public required int A { get; set; }",
        null, null)]
    [InlineData("[DateFormat(\"yyyy-mm-dd\")] public DateTime A { get; set; }", "MR0013", "\"yyyy-mm-dd\"")]
    [InlineData("[DateFormat(\"ss:mm:HH dd.MM.yyyy fff\")] public DateTime A { get; set; }", null, null)]
    [InlineData("[DateFormat(\"yyyy-MM-dd yyyy\")] public DateTime A { get; set; }",
        "MR0013", "\"yyyy-MM-dd yyyy\"")]
    [InlineData("[DateFormat(\"HH:mm\")] public DateTime A { get; set; }", "MR0013", "\"HH:mm\"")]
    [InlineData("[DateFormat(\"yyyyMMdd\")] public string? A { get; set; }", "MR0014", "DateFormat(\"yyyyMMdd\")")]
    public void About_a_member(string member, string? id, string? text)
    {
        string source = $"public class Leg {{ }} [KafkaSource(\"a\")] public partial class Flight {{ {member} }}";
        if (id == null) Assert.Empty(Run(source).Diagnostics);
        else AssertReported(source, (id, text!));
    }

    [Theory]
    [InlineData("public interface Leg { int A { get; } }", "MR0004", "Leg")]
    [InlineData("public abstract class Leg;", "MR0004", "Leg")]
    [InlineData("[JsonPolymorphic] public class Leg;", "MR0009", "JsonPolymorphic")]
    [InlineData("public class Leg { [JsonInclude] private int A { get; set; } }", "MR0010", "JsonInclude")]
    [InlineData("public class Leg { protected Leg() { } }", "MR0006", "Leg")]
    [InlineData("public class Leg { public Leg(int a) { } public Leg(string b) { } }", "MR0006", "Leg")]
    [InlineData("public class Leg { [JsonConstructor] protected Leg(int a) { } public int A { get; } }",
        "MR0006", "Leg")]
    [InlineData("[JsonDerivedType(typeof(int), 1)] public abstract class Leg { }",
        "MR0031", "JsonDerivedType(typeof(int), 1)")]
    [InlineData("[JsonDerivedType(typeof(Air))] public abstract class Leg { } public class Air : Leg { }",
        "MR0031", "JsonDerivedType(typeof(Air))")]
    [InlineData(
        "[JsonDerivedType(typeof(Air), 1), JsonDerivedType(typeof(Sea), 1)] public abstract class Leg { } "
        + "public class Air : Leg { } public class Sea : Leg { }", "MR0031", "JsonDerivedType(typeof(Sea), 1)")]
    [InlineData(
        "[JsonPolymorphic(IgnoreUnrecognizedTypeDiscriminators = true), JsonDerivedType(typeof(Air), 1)] "
        + "public abstract class Leg { } public class Air : Leg { }", "MR0009", "true")]
    public void About_a_type_that_is_met_on_the_way(string leg, string id, string text) =>
        Assert.Contains(
            (id, text), Run($"{leg} [KafkaSource(\"a\")] public partial record Flight(Leg Leg);").Diagnostics);

    [Fact]
    public void The_chain_that_leads_to_a_type_is_named()
    {
        GeneratorRun run = Run("""
            public record Leg(System.Globalization.CultureInfo Route);
            [KafkaSink("a")] public partial record Flight(List<Leg> Legs);
            """);
        Assert.Equal([("MR0004", "System.Globalization.CultureInfo")], run.Diagnostics);
        Assert.Equal(
            "Flight.Legs -> Leg.Route: type 'System.Globalization.CultureInfo' cannot be read and written as JSON: "
            + "use a string, or mark the member [JsonIgnore]",
            Assert.Single(run.Messages));
    }

    [Fact]
    public void A_name_of_an_enum_that_comes_twice_is_reported_by_its_own_attribute() => Assert.Equal(
        "'B' and 'A' have the same JSON name \"A\": give one of them another [JsonStringEnumMemberName]",
        Assert.Single(Run("""
            public enum Kind { A, [JsonStringEnumMemberName("A")] B }
            [KafkaSource("a")] public partial record Flight(Kind Kind);
            """).Messages));

    [Theory]
    [InlineData("init", true)]
    [InlineData("set", false)]
    public void A_default_that_a_generic_type_cannot_keep(string accessor, bool isReported) => Assert.Equal(
        isReported ? [("MR0015", "Size")] : [],
        Run($$"""
            public class Page<T> { public int Size { get; {{accessor}}; } = 20; public T? First { get; set; } }
            [KafkaSource("a")] public partial record Flights(Page<string> Page);
            """).Diagnostics);

    [Fact]
    public void A_setter_that_is_there_but_out_of_reach_is_reported()
    {
        const string leg = "public class Leg { int _a; public int Minutes { get => _a; private set => _a = value; } }";
        AssertReported($"{leg} [KafkaSource(\"a\")] public partial record Flight(Leg Leg);", ("MR0005", "Minutes"));
    }

    [Theory]
    [InlineData("KafkaSink(\"a\")", true)]
    [InlineData("KafkaSource(\"a\")", false)]
    [InlineData("KafkaSource(\"a\"), KafkaSink(\"b\")", false)]
    public void A_timestamp_is_for_sources(string attributes, bool isReported)
    {
        GeneratorRun run = Run($"[{attributes}] public partial record Flight([property: Timestamp] long At);");
        Assert.Equal(isReported ? [("MR0050", "Timestamp")] : [], run.Diagnostics);
        Assert.Single(run.Files);
    }

    [Fact]
    public void An_abstract_type_may_have_them_for_others() => Assert.Empty(Run("""
        public abstract class Event { [MessageKey] public string? Id { get; set; } }
        [KafkaSource("a")] public partial class Flight : Event;
        """).AssertCompilesClean().Diagnostics);

    [Fact]
    public void A_sink_needs_no_way_to_be_made() => Assert.Empty(Run("""
        [KafkaSink("a")] public partial class Delay
        {
            private Delay(int seconds) => Minutes = seconds / 60;
            public int Minutes { get; }
            public static Delay Of(int seconds) => new(seconds);
        }
        """).AssertCompilesClean().Diagnostics);

    [Fact]
    public void Everything_wrong_is_reported_at_once_and_nothing_is_generated()
    {
        GeneratorRun run = Run("""
            [KafkaSource("a b")]
            public class Flight
            {
                [MessageKey] public double Id { get; set; }
                [Timestamp(MaxOutOfOrderness = "2 hours")] public string? At { get; set; }
                public System.Globalization.CultureInfo? Home { get; set; }
            }
            """);
        Assert.Equal(
            [
                ("MR0202", "\"a b\""), ("MR0001", "Flight"), ("MR0205", "double"), ("MR0208", "\"2 hours\""),
                ("MR0207", "string?"), ("MR0004", "System.Globalization.CultureInfo?"),
            ],
            run.Diagnostics);
        run.AssertRefused();
    }

    [Fact]
    public void A_type_that_the_compiler_does_not_know_is_left_to_it()
    {
        GeneratorRun run = Run("[KafkaSource(\"a\")] public partial record Flight(Unknown Leg);");
        Assert.Empty(run.Diagnostics);
        run.AssertRefused();
    }

    private static void AssertReported(string source, (string Id, string Text) expected)
    {
        GeneratorRun run = Run(source);
        Assert.Equal([expected], run.Diagnostics);
    }

    private static GeneratorRun Run(string source) => GeneratorRun.Of([new RecordGenerator()], source);
}

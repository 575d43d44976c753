using System.Reflection;
using Millrace.Contracts;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;
using Millrace.Schemas;

namespace Millrace.Generators.Tests.Records;

/// <summary>Types that are legal and rare: their schemas compile without a warning.</summary>
public sealed class UnusualTypesTests
{
    [Fact]
    public void Keywords_and_names_that_generated_code_uses() => AssertCompilesClean("""
        namespace @event.@class;
        public enum @enum { @default, @int }
        [KafkaSource("a"), KafkaSink("b"), JsonNaming(JsonNaming.AsDeclared)] public partial record @record(
            int reader, int writer, int view, int json, int value, int items, int item, int element, int state,
            int @for, @enum @this)
        {
            public int? Item { get; set; }
            public int Json { get; init; } = 4;
            public int name { get; set; }
            public int Name { get; set; }
        }
        """);

    [Fact]
    public void Private_types_inside_of_each_other() => AssertCompilesClean("""
        public partial class Outer
        {
            private enum Kind { A, B }
            private sealed record Part(Kind Kind);
            private partial struct Middle
            {
                [KafkaSource("a"), KafkaSink("b")]
                private partial record Inner(List<Part> Parts, Kind? Kind, ImmutableArray<Part?> More);
            }
        }
        """);

    [Fact]
    public void Inherited_and_overridden_members() => AssertCompilesClean("""
        public abstract record Event
        {
            [MessageKey] public required string Id { get; init; }
            public virtual int Size { get; init; } = 1;
        }
        public record Middle : Event
        {
            public override int Size { get; init; } = 2;
            public long Extra { get; set; } = 5;
        }
        [KafkaSource("a"), KafkaSink("b")] public sealed partial record Last(int Own) : Middle;
        """);

    [Fact]
    public void Types_without_nullable_annotations() => AssertCompilesClean("""
        #nullable disable
        public class Leg
        {
            public string Origin { get; set; }
            public List<string> Stops { get; set; }
            public int[] Counts { get; set; }
        }
        [KafkaSource("a"), KafkaSink("b")]
        public partial class Flight
        {
            [MessageKey] public string Id { get; set; }
            public Leg Leg { get; set; } = new Leg();
            public Dictionary<string, List<Leg>> Legs { get; set; }
        }
        """);

    [Fact]
    public void Structs_of_all_kinds() => AssertCompilesClean("""
        public struct Plain { public int X { get; set; } public int Y { get; init; } = 3; public Plain() { } }
        public readonly struct Fixed(int x) { public int X { get; } = x; }
        public readonly record struct Positional(int X, Plain? Plain = null, Fixed Fixed = default);
        [KafkaSource("a"), KafkaSink("b")] public partial struct Flight
        {
            [MessageKey] public long? Id { get; set; }
            public Plain Plain { get; set; } = new();
            public required Fixed Fixed { get; init; }
            public Positional[] Positionals { get; set; } = [];
            public Flight() { }
        }
        """);

    [Fact]
    public void Generic_types_two_naming_policies_and_recursion_through_them() => AssertCompilesClean("""
        [JsonNaming(JsonNaming.KebabCaseLower)] public record Page<T>(
            List<T> NextItems, Page<T>? NextPage, Leg? FirstLeg);
        public record Leg(string OriginName, List<int> StopCounts);
        [KafkaSource("a"), KafkaSink("b")] public partial record Flight(
            Page<Leg> Page, Page<int> Numbers, Leg LastLeg, List<int> Counts, Flight? Inner);
        """);

    [Fact]
    public void Constructors_that_set_required_members() => AssertCompilesClean("""
        public class Leg
        {
            [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Leg(string origin) => Origin = origin;
            public required string Origin { get; init; }
            public string Destination { get; init; } = "none";
            public int Secret { private get; set; }
            public int Twice => 2;
        }
        public class Both(int a) { public required int A { get; init; } = a; }
        [KafkaSource("a"), KafkaSink("b")] public partial class Flight(int number)
        {
            public int Number { get; private set; } = number;
            public Leg? Leg { get; set; }
            public Both? Both { get; set; }
        }
        """);

    [Fact]
    public void Constants_of_parameters() => AssertCompilesClean("""
        public enum Big : ulong { Huge = 18446744073709551615 }
        [KafkaSource("a")] public partial record Flight(
            string? A = null, string B = "a\"\\\n", char C = '\'', decimal D = 1.10m, float E = float.NaN,
            double F = double.NegativeInfinity, long G = long.MinValue, ulong H = ulong.MaxValue, Big I = Big.Huge,
            Big? J = Big.Huge, DateTime K = default, int? L = 3, bool M = true, float N = 1e20f);
        """);

    [Fact]
    public void States() => AssertCompilesClean("""
        public readonly struct Fixed(int x) { public int X { get; } = x; }
        public struct Open { public int @int; public string? Text; }
        public enum E : short { A }
        [State] public partial struct Totals
        {
            private readonly int _first;
            private E? _second = null;
            public required Fixed Fixed { get; set; }
            public Open Open;
            public ImmutableArray<Open?> Opens { get; private set; }
            public ImmutableArray<string> Names { get; init; }
            public nint ReadFixed() => _first;
            [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
            public Totals(
                int _first, E? _second, Fixed @fixed, Open open, ImmutableArray<Open?> opens,
                ImmutableArray<string> names) =>
                (this._first, this._second, Fixed, Open, Opens, Names) = (_first, _second, @fixed, open, opens, names);
        }
        """);

    [Fact]
    public void A_generic_type_keeps_its_defaults()
    {
        Assembly assembly = GeneratorRun.Of([new RecordGenerator()], """
            public class Page<T>
            {
                public int Size { get; set; } = 9;
                public T? Item { get; set; }
                public string Name { get; set; } = "n";
            }

            [KafkaSource("a"), KafkaSink("b")]
            public partial class Flight { public Page<int> Page { get; set; } = new(); }
            """).AssertCompilesClean().Load();
        Type flight = assembly.GetType("Flight")!;
        Assert.Equal("""{"page":{"size":9,"item":5,"name":"n"}}""", RoundTrip(flight, """{"page":{"item":5}}"""));
        Assert.Equal("""{"page":{"size":7,"item":0,"name":"n"}}""", RoundTrip(flight, """{"page":{"size":7}}"""));
        Assert.Equal("""{"page":{"size":9,"item":0,"name":"n"}}""", RoundTrip(flight, "{}"));
    }

    /// <summary>In both formats; in MessagePack, attributes of JSON are warned of.</summary>
    private static void AssertCompilesClean(string source)
    {
        AssertCompilesClean(source, _ => true);
        const string format = ", Format = RecordFormat.MessagePack";
        string inMessagePack = source
            .Replace("KafkaSource(\"a\"", "KafkaSource(\"a\"" + format, StringComparison.Ordinal)
            .Replace("KafkaSink(\"b\"", "KafkaSink(\"b\"" + format, StringComparison.Ordinal);
        AssertCompilesClean(inMessagePack, id => id != "MR0016");
    }

    private static void AssertCompilesClean(string source, Func<string, bool> isWrong)
    {
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], source);
        Assert.True(!run.Diagnostics.Any(d => isWrong(d.Id)), string.Join('\n', run.Messages));
        run.AssertCompilesClean();
    }

    private static string RoundTrip(Type record, string json) => (string)typeof(UnusualTypesTests)
        .GetMethod(nameof(RoundTripOf), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(record)
        .Invoke(null, [json])!;

    private static string RoundTripOf<T>(string json) where T : IKafkaSource<T>, IKafkaSink<T>
    {
        using MessageWriter message = new();
        RecordSchema.Write(RecordSchema.Read<T>(default, System.Text.Encoding.UTF8.GetBytes(json)), message);
        return System.Text.Encoding.UTF8.GetString(message.Value.Written);
    }
}

using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>Which states handlers can share: MR0129, MR0130 and MR0131.</summary>
public sealed class SharedStateTests
{
    private const string Records = """
        namespace Demo;

        [KafkaSource("n")] public partial record Numbered([property: MessageKey] int Id);
        [KafkaSource("p")]
        public partial record Packed([property: MessageKey(Format = KeyFormat.MessagePack)] string Id);
        [KafkaSource("t")] public partial record Spelt([property: MessageKey(Format = KeyFormat.Text)] int Id);
        [KafkaSource("s")]
        public partial record SpeltLeg(
            [property: MessageKey] string A, [property: MessageKey(Format = KeyFormat.Text)] int B);
        [KafkaSource("r")] public partial record Routed([property: MessageKey] Route Route);
        public readonly record struct Route(string Origin, int Number);
        public static partial class Other { [State] public partial record struct Totals(int Flights); }
        """;

    [Theory]
    [InlineData("Flight f", "Flight f", "Flight")]
    [InlineData("Flight f", "in Flight f", "Flight")]
    [InlineData("Deleted<Flight, string> f", "Deleted<Flight, string> f", "Deleted<Flight, string>")]
    [InlineData(
        "Deleted<Leg, (string, int)> f", "Deleted<Leg, (string A, int B)> f", "Deleted<Leg, (string A, int B)>")]
    public void Handlers_of_one_input_share_no_state(string first, string second, string input)
    {
        GeneratorRun run = Run($$"""
            public void One({{first}}, ref Totals a) { }
            public void Two({{second}}, ref Seen b, ref Totals c) { }
            """);
        Assert.Equal([("MR0129", "ref Totals c")], run.Diagnostics);
        Assert.StartsWith(
            $"'Job.One' and 'Job.Two' both get each '{input}' and change 'Totals', ", run.Messages[0],
            StringComparison.Ordinal);
        run.AssertRefused();
    }

    [Fact]
    public void Each_handler_that_shares_a_state_is_reported() => Assert.Equal(
        [("MR0129", "ref Totals b"), ("MR0129", "ref Totals c")],
        Run("""
            public void One(Flight f, ref Totals a) { }
            public void Two(Flight f, ref Totals b) { }
            public void Three(Flight f, ref Totals c) { }
            """).Diagnostics);

    [Theory]
    [InlineData("public void Two(Carrier c, ref Totals b) { }")]
    [InlineData("public void Two(Flight f, ref Seen b) { }")]
    [InlineData("public void Two(Deleted<Flight, string> f, ref Totals b) { }")]
    [InlineData("""
        [TumblingWindow("1s")] public void Two(Flight f, ref Totals b) { }
        [OnWindowClose("Two")] public Delay? CloseTwo(Window<string> w, Totals t) => null;
        [TumblingWindow("2s")] public void Four(Flight f, ref Totals b) { }
        [OnWindowClose("Four")] public Delay? CloseFour(Window<string> w, Totals t) => null;
        """)]
    [InlineData("private void Two(Flight f, ref Totals b) { }")]
    public void Other_inputs_other_states_and_windows_are_free(string member) =>
        AssertFree($"public void One(Flight f, ref Totals a) {{ }} {member}");

    [Theory]
    [InlineData("ref Totals a, ref Totals b", "ref Totals b")]
    [InlineData("ref Totals a, in RecordMetadata m, ref Totals b", "ref Totals b")]
    [InlineData("ref Totals a, ref Seen b, ref Demo.Totals c", "ref Demo.Totals c")]
    [InlineData("ref Totals a, ref Totals b, ref Totals c", "ref Totals b", "ref Totals c")]
    public void A_handler_takes_a_state_once(string states, params string[] marked) => Assert.Equal(
        marked.Select(text => ("MR0130", text)),
        Run($"public void One(Flight flight, {states}) {{ }}").Diagnostics);

    [Fact]
    public void A_state_that_is_taken_twice_and_shared_is_two_mistakes() => Assert.Equal(
        [("MR0129", "ref Totals b"), ("MR0130", "ref Totals c")],
        Run("""
            public void One(Flight flight, ref Totals a) { }
            public void Two(Flight flight, ref Totals b, ref Totals c) { }
            """).Diagnostics);

    [Fact]
    public void What_else_is_wrong_is_reported_beside_it() => Assert.Equal(
        [("MR0128", "Ping"), ("MR0130", "ref Totals b"), ("MR0128", "Ping"), ("MR0129", "ref Totals c")],
        Run("""
            public void One(Ping ping, ref Totals a, ref Totals b) { }
            public void Two(Ping ping, ref Totals c) { }
            """).Diagnostics);

    [Theory]
    [InlineData("Tick", "Totals", "by the key 'Origin' (string) in 'Job.One' and by the key 'Id' (long) in 'Job.Two'")]
    [InlineData("Leg", "Totals", "by the key 'Origin, Number' ((string, int)) in 'Job.Two'")]
    [InlineData("Carrier", "Other.Totals", "'Demo.Totals' in 'Job.One' and 'Demo.Other.Totals' in 'Job.Two'")]
    [InlineData("Flight", "Other.Totals", "'Demo.Totals' in 'Job.One' and 'Demo.Other.Totals' in 'Job.Two'")]
    public void A_state_name_means_one_state(string input, string state, string words) => AssertName(
        $"public void One(Flight f, ref Totals a) {{ }} public void Two({input} i, ref {state} b) {{ }}",
        $"ref {state} b", words);

    [Theory]
    [InlineData("Numbered", "Spelt", "by the key 'Id' (int as Text) in 'Job.Two'")]
    [InlineData("Flight", "Packed", "by the key 'Id' (string as MessagePack) in 'Job.Two'")]
    [InlineData(
        "Leg", "SpeltLeg", "by the key 'A, B' ((string, int)) with parts of other names or formats in 'Job.Two'")]
    [InlineData("Leg", "Routed", "by the key 'Route' (Demo.Route) in 'Job.Two'")]
    public void And_one_layout_of_its_keys(string first, string second, string words) => AssertName(
        $"public void One({first} f, ref Totals a) {{ }} public void Two({second} s, ref Totals b) {{ }}",
        "ref Totals b", words);

    [Theory]
    [InlineData("public void One(Flight f, ref Totals a) { } {0}", "Totals")]
    [InlineData("{0} public void One(Flight f, ref Totals a) { }", "ref Totals a")]
    public void And_not_a_window(string members, string marked) => AssertName(
        members.Replace("{0}", """
            [TumblingWindow("1s")] public void Totals(Flight flight, ref Seen b) { }
            [OnWindowClose("Totals")] public Delay? Close(Window<string> window, Seen b) => null;
            """, StringComparison.Ordinal),
        marked, "where a window keeps its own under the name of its method");

    [Fact]
    public void One_handler_can_take_both_of_a_name() => AssertName(
        "public void One(Flight f, ref Totals a, ref Other.Totals b) { }", "ref Other.Totals b",
        "'Demo.Totals' in 'Job.One' and 'Demo.Other.Totals' in 'Job.One'");

    [Theory]
    [InlineData("public void One(Leg leg, ref Totals a) { } public void Two(Connection c, ref Totals b) { }")]
    [InlineData("public void One(Flight f, ref Totals a) { } public void Two(Carrier c, ref Totals b) { }")]
    [InlineData("""
        public void One(Flight f, ref Totals a) { }
        [TumblingWindow("1s")] public void totals(Flight flight, ref Totals b) { }
        [OnWindowClose("totals")] public Delay? Close(Window<string> window, Totals b) => null;
        """)]
    public void Members_of_other_names_are_the_same_key(string members) => AssertFree(members);

    private static void AssertName(string members, string marked, string words)
    {
        GeneratorRun run = Run(members);
        Assert.Equal([("MR0131", marked)], run.Diagnostics);
        Assert.Contains(words, run.Messages[0], StringComparison.Ordinal);
        run.AssertRefused();
    }

    private static void AssertFree(string members) =>
        Assert.Empty(JobRun.WithRecords(members, Records).AssertCompilesClean().Diagnostics);

    private static GeneratorRun Run(string members) => JobRun.Of(members, Records);
}

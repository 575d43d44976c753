using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>What can be wrong with a handler: what it takes, what it returns, what it shares.</summary>
public sealed class HandlerRulesTests
{
    [Theory]
    [InlineData("public Delay? Convert() => null;", "MR0121", "Convert")]
    [InlineData("public Delay? Convert(int count) => null;", "MR0121", "int")]
    [InlineData("public Delay? Convert(Delay delay) => null;", "MR0121", "Delay")]
    [InlineData("public Delay? Convert(Tick? tick) => null;", "MR0121", "Tick?")]
    [InlineData("public Delay? Convert(ref Flight flight) => null;", "MR0123", "ref Flight flight")]
    public void Input(string handler, string id, string marked) => AssertOnly((id, marked), JobRun.Of(handler));

    [Theory]
    [InlineData("public Delay? Convert(Flight flight, int limit) => null;", "MR0122", "int limit")]
    [InlineData("public Delay? Convert(Flight flight, Carrier carrier) => null;", "MR0122", "Carrier carrier")]
    [InlineData("public Delay? Convert(Flight f, Window<string> window) => null;", "MR0122", "Window<string> window")]
    [InlineData("public Delay? Convert(Flight flight, Totals totals) => null;", "MR0123", "Totals totals")]
    [InlineData("public Delay? Convert(Flight flight, in Totals totals) => null;", "MR0123", "in Totals totals")]
    [InlineData("public void Convert(Flight f, out Totals totals) => totals = default;", "MR0123", "out Totals totals")]
    [InlineData("public Delay? Convert(Flight flight, ref int count) => null;", "MR0124", "int")]
    [InlineData("public Delay? Convert(Flight flight, ref Count count) => null;", "MR0124", "Count")]
    [InlineData("public Delay? Convert(Flight f, ref RecordMetadata m) => null;", "MR0123", "ref RecordMetadata m")]
    [InlineData(
        "public Delay? Convert(Flight f, RecordMetadata a, in RecordMetadata b) => null;", "MR0122",
        "in RecordMetadata b")]
    [InlineData("public void Convert(Flight f, in RecordMetadata m) { }", "MR0126", "Convert")]
    public void Parameters(string handler, string id, string marked) => AssertOnly((id, marked), JobRun.Of(handler));

    [Theory]
    [InlineData("public Task<Delay> Convert(Flight f) => null!;", "MR0125", "Task<Delay>")]
    [InlineData("public async ValueTask<Delay?> Convert(Flight flight) => null;", "MR0125", "ValueTask<Delay?>")]
    [InlineData("public async void Convert(Flight flight) { }", "MR0125", "void")]
    [InlineData("public IEnumerable<Delay> Convert(Flight flight) => [];", "MR0125", "IEnumerable<Delay>")]
    [InlineData("public Delay[] Convert(Flight flight) => [];", "MR0125", "Delay[]")]
    [InlineData("public Flight Convert(Flight flight) => flight;", "MR0125", "Flight")]
    [InlineData("public string Convert(Flight flight) => \"\";", "MR0125", "string")]
    [InlineData("public ref Count Convert(Flight flight) => throw new Exception();", "MR0125", "ref Count")]
    [InlineData("public void Convert(Flight flight) { }", "MR0126", "Convert")]
    public void Return(string handler, string id, string marked) => AssertOnly((id, marked), JobRun.Of(handler));

    [Theory]
    [InlineData("Task<Delay>", "cannot be asynchronous in this version")]
    [InlineData("List<Delay>", "cannot return more than one record in this version")]
    [InlineData("Flight", "'Flight' is no sink record: mark it with [KafkaSink(\"topic\")]")]
    [InlineData("string", "'string' is no sink record: declare a record of your own with [KafkaSink(\"topic\")]")]
    [InlineData("(int, int)", "'(int, int)' is no sink record: declare a record of your own with [KafkaSink")]
    public void Return_says_what_to_return(string type, string words) => Assert.Contains(
        words,
        Assert.Single(JobRun.Of($"public {type} Convert(Flight flight) => default!;").Messages),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("int", "wrap it in a [State] struct of your own")]
    [InlineData("(int, long)", "wrap it in a [State] struct of your own")]
    [InlineData("Count", "declare it as '[State] partial record struct'")]
    public void What_is_no_state_becomes_one(string type, string words) => Assert.Contains(
        words,
        Assert.Single(JobRun.Of($"public void Add(Flight flight, ref {type} count) {{ }}").Messages),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("public void Gone(Deleted<Flight, int> f, ref Totals t) { }", "MR0133", "Deleted<Flight, int>")]
    [InlineData("public void Gone(Deleted<Ping, int> p, ref Totals t) { }", "MR0133", "Deleted<Ping, int>")]
    [InlineData("public void Gone(Deleted<Delay, int> d, ref Totals t) { }", "MR0121", "Deleted<Delay, int>")]
    [InlineData("public void Gone(ref Deleted<Flight, string> f, ref Totals t) { }",
        "MR0123", "ref Deleted<Flight, string> f")]
    [InlineData("public Deleted<Summary, long> Gone(Flight f) => default;", "MR0133", "Deleted<Summary, long>")]
    [InlineData("public Deleted<Delay, string> Gone(Flight f) => default;", "MR0133", "Deleted<Delay, string>")]
    [InlineData("public Deleted<Flight, string> Gone(Flight f) => default;", "MR0125", "Deleted<Flight, string>")]
    [InlineData("internal Delay? Gone(Deleted<Flight, string> f) => default;", "MR0127", "Gone")]
    public void Tombstones(string handler, string id, string marked) => AssertOnly((id, marked), JobRun.Of(handler));

    [Theory]
    [InlineData("Deleted<Leg, (string Origin, int Number)>")]
    [InlineData("Deleted<Leg, (string, int)>")]
    public void The_key_of_tombstones_of_several_members_is_a_tuple(string type) =>
        Assert.Empty(JobRun.Of($"public void Gone({type} leg, ref Totals t) {{ }}").Diagnostics);

    [Theory]
    [InlineData("public static Delay? Handle(Flight flight) => null;", "static")]
    [InlineData("internal static int Handle(Flight flight) => 1;", "static")]
    [InlineData("internal Delay? Handle(Flight flight) => null;", "internal")]
    [InlineData("protected internal Delay? Handle(Flight flight) => null;", "protected internal")]
    public void A_method_that_only_looks_like_a_handler(string method, string shape)
    {
        GeneratorRun run = JobRun.Of(method);
        AssertOnly(("MR0127", "Handle"), run);
        Assert.Contains($"'Job.Handle' cannot be {shape}: ", run.Messages[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private Delay? Other(Flight flight) => null;")]
    [InlineData("private static int Other(Flight flight) => 1;")]
    [InlineData("internal static int Other(int minutes) => 1;")]
    public void Other_methods_are_free(string method) =>
        Assert.Empty(JobRun.Of("public Delay? Handle(Flight flight) => null;" + method).Diagnostics);

    [Fact]
    public void Method() =>
        Assert.Contains(("MR0127", "Convert"), JobRun.Of("public Delay? Convert<T>(Flight f) => null;").Diagnostics);

    [Theory]
    [InlineData("public void Count(Ping ping, ref Totals totals) { }", "and it has none: add [MessageKey]")]
    [InlineData("public void Count(Wrong wrong, ref Totals totals) { }", "'Id' may be null: take the '?' off")]
    [InlineData("public void Count(WrongId wrong, ref Totals totals) { }", "'Id' may be null: take the '?' off")]
    public void State_without_a_key(string handler, string words)
    {
        GeneratorRun run = JobRun.OfSource($$"""
            namespace Demo;
            [KafkaSource("a")] public partial record Wrong([property: MessageKey] string? Id);
            [KafkaSource("b")] public partial record WrongId([property: MessageKey] long? Id);
            [StreamJob("job")] partial class Job { {{handler}} }
            """);
        AssertOnly(("MR0128", handler.Split('(')[1].Split(' ')[0]), run);
        Assert.Contains(words, run.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_compiler_reports_is_not_reported_again()
    {
        GeneratorRun run = JobRun.Of("public Unknown? Convert(Missing missing, ref Lost lost) => null;");
        Assert.Empty(run.Diagnostics);
        run.AssertRefused();
    }

    private static void AssertOnly((string Id, string Text) expected, GeneratorRun run)
    {
        Assert.Equal(expected, Assert.Single(run.Diagnostics));
        run.AssertRefused();
    }
}

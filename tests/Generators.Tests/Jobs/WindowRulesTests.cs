using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>What can be wrong with a window, and with the methods that belong to it.</summary>
public sealed class WindowRulesTests
{
    private const string Add = "[TumblingWindow(\"1h\")] public void Add(Flight flight, ref Totals totals) { }";
    private const string Close =
        "[OnWindowClose(\"Add\")] public Delay? Close(Window<string> window, Totals totals) => null;";

    [Theory]
    [InlineData("\"an hour\"", "MR0104", "\"an hour\"")]
    [InlineData("\"0s\"", "MR0105", "\"0s\"")]
    [InlineData("\"36501d\"", "MR0105", "\"36501d\"")]
    [InlineData("\"1h\", Offset = \"half\"", "MR0104", "\"half\"")]
    [InlineData("\"1h\", Offset = \"1h\"", "MR0105", "\"1h\"")]
    [InlineData("\"1h\", AllowedLateness = \"-1s\"", "MR0104", "\"-1s\"")]
    [InlineData("\"1h\", AllowedLateness = \"99999d\"", "MR0105", "\"99999d\"")]
    public void Times(string arguments, string id, string marked) => AssertOnly(
        (id, marked), $"[TumblingWindow({arguments})] public void Add(Flight flight, ref Totals totals) {{ }}" + Close);

    [Fact]
    public void Every_duration_that_is_wrong_is_reported() => Assert.Equal(
        ["MR0104", "MR0104", "MR0104"],
        JobRun.Of(
            "[TumblingWindow(\"a\", Offset = \"b\", AllowedLateness = \"c\")]"
            + "public void Add(Flight flight, ref Totals totals) { }" + Close).Diagnostics.Select(d => d.Id));

    [Theory]
    [InlineData("public void Add(Flight flight)", "MR0142", "Add")]
    [InlineData("public Delay? Add(Flight flight, ref Totals totals)", "MR0142", "Delay?")]
    [InlineData("public async void Add(Flight flight, ref Totals totals)", "MR0142", "void")]
    [InlineData("public void Add(Flight flight, ref Totals totals, int x)", "MR0142", "int x")]
    [InlineData("public void Add(Flight f, ref Totals t, in RecordMetadata m, int x)", "MR0142", "int x")]
    [InlineData("public void Add(Flight f, ref Totals t, ref RecordMetadata m)", "MR0123", "ref RecordMetadata m")]
    [InlineData("public void Add(Deleted<Flight, string> f, ref Totals t)", "MR0121", "Deleted<Flight, string>")]
    [InlineData("public void Add(Flight flight, Totals totals)", "MR0123", "Totals totals")]
    [InlineData("public void Add(Flight flight, ref int count)", "MR0124", "int")]
    [InlineData("public void Add(Flight flight, int count)", "MR0122", "int count")]
    [InlineData("public void Add(int flight, ref Totals totals)", "MR0121", "int")]
    [InlineData("public static void Add(Flight flight, ref Totals totals)", "MR0127", "Add")]
    [InlineData("public void Add<T>(Flight flight, ref Totals totals)", "MR0127", "Add")]
    public void Shape(string declaration, string id, string marked) =>
        AssertOnly((id, marked), $"[TumblingWindow(\"1h\")] {declaration} => throw new Exception();" + Close);

    [Theory]
    [InlineData("(string Origin, int Number)", true)]
    [InlineData("(string, int)", true)]
    [InlineData("(string From, int No)", true)]
    [InlineData("(string, long)", false)]
    [InlineData("string", false)]
    public void The_key_of_several_members_is_a_tuple(string key, bool fits)
    {
        GeneratorRun run = JobRun.Of($$"""
            [TumblingWindow("1h")] public void Add(Leg leg, ref Totals totals) { }
            [OnWindowClose("Add")] public Delay? Close(Window<{{key}}> window, Totals totals) => null;
            """);
        Assert.Equal(fits ? [] : [("MR0145", $"Window<{key}> window")], run.Diagnostics);
    }

    [Fact]
    public void Needs_a_key() => AssertOnly(
        ("MR0128", "Keyless"),
        "[TumblingWindow(\"1h\")] public void Add(Keyless record, ref Totals totals) { }" + Close,
        """namespace Demo; [KafkaSource("x")] public partial record Keyless([property: Timestamp] long AtMs);""");

    [Theory]
    [InlineData("[OnWindowClose(\"Sum\")] public Delay? Other(Window<string> w, Totals t) => null;", "\"Sum\"")]
    [InlineData("[OnLate(nameof(Convert))] public Delay? Late(Flight flight) => null;", "nameof(Convert)")]
    [InlineData("[OnLate(null!)] public Delay? Late(Flight flight) => null;", "null!")]
    public void Names_a_window(string member, string marked) => AssertOnly(
        ("MR0144", marked), Add + Close + member + "public Delay? Convert(Carrier carrier) => null;");

    [Theory]
    [InlineData("\"Ad\"")]
    [InlineData("nameof(Close)")]
    public void A_misspelt_window_is_one_mistake(string name) => AssertOnly(
        ("MR0144", name), $"{Add} [OnWindowClose({name})] public Delay? Close(Window<string> w, Totals t) => null;");

    [Theory]
    [InlineData("Delay? Close()", "MR0145", "Close")]
    [InlineData("Delay? Close(Window<string> window)", "MR0145", "Close")]
    [InlineData("Delay? Close(Window<long> window, Totals totals)", "MR0145", "Window<long> window")]
    [InlineData("Delay? Close(Window<string> window, Seen seen)", "MR0145", "Seen seen")]
    [InlineData("Delay? Close(Window<string> window, ref Totals totals)", "MR0145", "ref Totals totals")]
    [InlineData("Delay? Close(Window<string> window, Totals totals, int x)", "MR0145", "int x")]
    [InlineData("Flight Close(Window<string> window, Totals totals)", "MR0125", "Flight")]
    [InlineData("void Close(Window<string> window, Totals totals)", "MR0126", "Close")]
    [InlineData("static Delay? Close(Window<string> window, Totals totals)", "MR0127", "Close")]
    public void Closing(string declaration, string id, string marked) => AssertOnly(
        (id, marked), $"{Add} [OnWindowClose(nameof(Add))] public {declaration} => throw new Exception();");

    [Theory]
    [InlineData("Delay? Late()", "MR0145", "Late")]
    [InlineData("Delay? Late(Carrier carrier)", "MR0145", "Carrier carrier")]
    [InlineData("Delay? Late(Flight flight, Window<Guid> window)", "MR0145", "Window<Guid> window")]
    [InlineData("void Late(Flight flight)", "MR0126", "Late")]
    public void Late(string declaration, string id, string marked) => AssertOnly(
        (id, marked), $"{Add} {Close} [OnLate(nameof(Add))] public {declaration} => throw new Exception();");

    [Fact]
    public void The_message_says_what_the_methods_take() => Assert.Equal(
        "'Job.Late' must take (Flight record[, Window<string> window][, in RecordMetadata metadata]), as window "
        + "'Job.Add' has it",
        Assert.Single(JobRun.Of(Add + Close + "[OnLate(\"Add\")] public Delay? Late() => null;").Messages));

    private static void AssertOnly((string Id, string Text) expected, string members, string records = "")
    {
        GeneratorRun run = JobRun.OfSource(
            $$"""namespace Demo; [StreamJob("job")] public sealed partial class Job { {{members}} }""", records);
        Assert.Equal(expected, Assert.Single(run.Diagnostics));
        run.AssertRefused();
    }
}

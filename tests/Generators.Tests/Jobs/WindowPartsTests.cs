using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>Which methods a window has, and what they are named: MR0132, MR0143, MR0146 and MR0147.</summary>
public sealed class WindowPartsTests
{
    private const string Add = "[TumblingWindow(\"1h\")] public void Add(Flight flight, ref Totals totals) { } ";
    private const string Close =
        "[OnWindowClose(\"Add\")] public Delay? Close(Window<string> window, Totals totals) => null; ";

    private const string Two = "[TumblingWindow(\"2h\")] public void Two(Tick tick, ref Seen seen) { } ";
    private const string CloseTwo =
        "[OnWindowClose(\"Two\")] public Delay? CloseTwo(Window<long> window, Seen seen) => null; ";

    [Theory]
    [InlineData("TumblingWindow(\"1h\"), OnLate(\"Add\")", "public void Add(Flight f, ref Totals t) { } " + Close)]
    [InlineData("TumblingWindow(\"1h\"), OnLate(\"x\")", "private void Add(Flight f, ref Totals t) { }")]
    [InlineData("TumblingWindow(\"1h\"), OnWindowClose(\"Add\")", "public Delay? Add(Flight f, ref Totals t) => null;")]
    [InlineData("TumblingWindow(\"1h\"), OnLate(\"Add\"), OnWindowClose(\"Add\")", "public void Add(Flight f) { }")]
    public void A_window_plays_no_other_part(string marks, string members) =>
        AssertOnly($"[{marks}] {members}", ("MR0132", "Add"));

    [Theory]
    [InlineData("OnWindowClose(\"Add\"), OnLate(\"Add\")", "Window<string> window, Totals totals", false)]
    [InlineData("OnLate(\"Add\"), OnWindowClose(\"Add\")", "Flight flight", false)]
    [InlineData("OnLate(\"Add\"), OnWindowClose(\"Add\")", "Flight flight", true)]
    public void What_closes_one_takes_nothing_late(string marks, string parameters, bool isClosed) => AssertOnly(
        $"{Add} {(isClosed ? Close : "")} [{marks}] public Delay? Part({parameters}) => null;", ("MR0132", "Part"));

    [Fact]
    public void All_of_its_parts_are_named() => Assert.StartsWith(
        "'Job.Add' is marked with [TumblingWindow] and [OnWindowClose] and [OnLate], ",
        Assert.Single(JobRun.Of(
            "[OnLate(\"Add\"), TumblingWindow(\"1h\"), OnWindowClose(\"Add\")] public void Add() { }").Messages),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(Add, "Add")]
    [InlineData(Add + "[OnLate(\"Add\")] public Delay? Late(Flight flight) => null;", "Add")]
    [InlineData(Add + "private Delay? Close(Window<string> window, Totals totals) => null;", "Add")]
    [InlineData(Add + Two + CloseTwo, "Add")]
    [InlineData(Add + Close + Two, "Two")]
    public void Nothing_closes_it(string members, string marked) => AssertOnly(members, ("MR0143", marked));

    [Fact]
    public void Each_window_that_nothing_closes_is_reported() =>
        AssertOnly(Add + Two, ("MR0143", "Add"), ("MR0143", "Two"));

    [Theory]
    [InlineData("Add(Leg leg, ref Totals totals)", "nameof(Add))] public Out Close(Window<(string Origin, int Number)> "
        + "window, Totals accumulator)'")]
    [InlineData(
        "@if(Tick tick, ref Seen seen)", "nameof(@if))] public Out Close(Window<long> window, Seen accumulator)'")]
    [InlineData("Add(Missing missing, ref Seen seen)", "nameof(Add))] public Out Close(Window<TKey> window, Seen ")]
    public void The_message_is_code_that_fits(string signature, string words) => Assert.Contains(
        "add '[OnWindowClose(" + words,
        Assert.Single(JobRun.Of($"[TumblingWindow(\"1h\")] public void {signature} {{ }}").Messages),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[OnWindowClose(\"Add\")] public Delay? Again(Window<string> window, Totals totals) => null;")]
    [InlineData("[OnWindowClose(nameof(Add))] private Delay? Again() => null;")]
    [InlineData("[OnLate(\"Add\")] public Delay? Late(Flight f) => null; "
        + "[OnLate(\"Add\")] public Delay? Again(Flight f) => null;")]
    public void One_method_of_a_kind(string member) => AssertOnly(Add + Close + member, ("MR0146", "Again"));

    [Fact]
    public void Each_one_too_many_is_reported_beside_the_first() => Assert.Equal(
        [
            "Window 'Job.Add' has 'Close' for [OnWindowClose] already: remove one of them",
            "Window 'Job.Add' has 'Close' for [OnWindowClose] already: remove one of them",
        ],
        JobRun.Of(Add + Close + "[OnWindowClose(\"Add\")] public Delay? Close(Window<string> window) => null; "
            + "[OnWindowClose(\"Add\")] public Delay? Third() => null;").Messages);

    [Theory]
    [InlineData(Add + Close + "[TumblingWindow(\"1d\")] public void @Add(Tick tick, ref Totals totals) { }")]
    [InlineData(Add + Close + "public Delay? @Add(Tick tick) => null;")]
    [InlineData(Add + Close + "public Delay? @Add(Deleted<Flight, string> flight) => null;")]
    [InlineData("public Delay? @Add(Tick tick) => null; " + Add + Close)]
    public void Its_name_is_its_own(string members) => AssertOnly(members, ("MR0147", "@Add"));

    [Fact]
    public void Each_handler_of_its_name_is_reported() => AssertOnly(
        "public Delay? @Add(Tick tick) => null; " + Add + Close + "public Delay? @Add(Carrier carrier) => null;",
        ("MR0147", "@Add"), ("MR0147", "@Add"));

    [Fact]
    public void What_else_is_wrong_with_a_window_of_its_name_is_reported() => AssertOnly(
        Add + Close + "[TumblingWindow(\"1d\")] public void @Add(Carrier carrier, ref Totals totals) { }",
        ("MR0147", "@Add"), ("MR0141", "Carrier"));

    [Theory]
    [InlineData(Add + Close + Two + CloseTwo + "[OnLate(\"Two\")] public Delay? Late(Tick tick) => null; "
        + "[OnLate(\"Add\")] public Delay? Late(Flight flight) => null;")]
    [InlineData(Add + "[OnWindowClose(nameof(Add))] public Delay? Add(Window<string> window, Totals totals) => null;")]
    [InlineData(Add + Close + "private static void Add(int number) { } private void Add(Flight flight) { }")]
    [InlineData(Add + Close + "public Delay? add(Flight flight) => null;")]
    [InlineData("public Delay? Two(Flight flight) => null; public Delay? Two(Carrier carrier) => null;")]
    public void What_is_right(string members) =>
        Assert.Empty(JobRun.WithRecords(members).AssertCompilesClean().Diagnostics);

    private static void AssertOnly(string members, params (string, string)[] expected)
    {
        GeneratorRun run = JobRun.Of(members);
        Assert.Equal(expected, run.Diagnostics);
        run.AssertRefused();
    }
}

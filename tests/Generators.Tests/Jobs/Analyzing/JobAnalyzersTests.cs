using Millrace.Generators.Jobs.Analyzing;

namespace Millrace.Generators.Tests.Jobs.Analyzing;

/// <summary>What works, but not as the author of a job will want it to; and handlers that nobody calls.</summary>
public sealed class JobAnalyzersTests
{
    private const string Members = """
        private int _count;
        private readonly int _limit = 1;
        private const int Size = 1;
        private static int _total;
        private static readonly int _shared = 1;
        public int Settable { get; set; }
        public int Fixed { get; init; }
        public static int Global { get; set; }
        public event Action? Changed;
        """;

    [Fact]
    public async Task Instance_members_that_can_change() => Assert.Equal(
        [("MR0110", "_count"), ("MR0110", "Settable"), ("MR0110", "Changed")],
        await AnalyzerRun.Of(new MutableFieldAnalyzer(), Job("", Members)));

    [Theory]
    [InlineData("private readonly List<int> _held = [];", "_held")]
    [InlineData("private readonly Dictionary<string, int> _held = new();", "_held")]
    [InlineData("private readonly HashSet<int> _held = [];", "_held")]
    [InlineData("private readonly Queue<int> _held = new();", "_held")]
    [InlineData("private readonly Stack<int> _held = new();", "_held")]
    [InlineData("private readonly int[] _held = new int[1];", "_held")]
    [InlineData("private readonly System.Text.StringBuilder _held = new();", "_held")]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentBag<int> _held = [];", "_held")]
    [InlineData("public List<int> Held { get; } = [];", "Held")]
    public async Task Readonly_members_whose_content_can_change(string member, string marked) => Assert.Equal(
        [("MR0110", marked)], await AnalyzerRun.Of(new MutableFieldAnalyzer(), Job("", member)));

    [Theory]
    [InlineData("private readonly string _held = \"\";")]
    [InlineData("private readonly IReadOnlyList<int> _held = [];")]
    [InlineData("private static readonly Dictionary<string, int> _held = new();")]
    [InlineData("private readonly System.Collections.Immutable.ImmutableArray<int> _held = [];")]
    [InlineData("private List<int> Held() => [];")]
    public async Task What_holds_nothing_that_changes(string member) =>
        Assert.Empty(await AnalyzerRun.Of(new MutableFieldAnalyzer(), Job("", member)));

    [Fact]
    public async Task A_service_of_the_primary_constructor_is_no_state() => Assert.Empty(await AnalyzerRun.Of(
        new MutableFieldAnalyzer(), JobOf("string service", "public int Use() => service.Length;")));

    [Theory]
    [InlineData("public int Use() => ++count;")]
    [InlineData("public void Use() => count += 1;")]
    [InlineData("public void Use() => count = 1;")]
    public async Task A_parameter_of_the_primary_constructor_that_a_method_assigns(string member) => Assert.Equal(
        [("MR0110", "count")], await AnalyzerRun.Of(new MutableFieldAnalyzer(), JobOf("int count", member)));

    [Fact]
    public async Task Static_members_that_can_change() => Assert.Equal(
        [("MR0111", "_total"), ("MR0111", "Global")],
        await AnalyzerRun.Of(new StaticMutableFieldAnalyzer(), Job("", Members)));

    [Fact]
    public async Task Other_classes_may_change() => Assert.Empty(
        await AnalyzerRun.Of(new MutableFieldAnalyzer(), $"class Other {{ {Members} }}"));

    [Theory]
    [InlineData(", CheckpointInterval = \"3334ms\"", "\"3334ms\"")]
    [InlineData(", CheckpointInterval = \"1m\", Delivery = Delivery.ExactlyOnce", "\"1m\"")]
    public async Task An_interval_beyond_the_transaction_timeout(string arguments, string marked) => Assert.Equal(
        [("MR0106", marked)], await AnalyzerRun.Of(new CheckpointIntervalAnalyzer(), Job(arguments, "")));

    [Theory]
    [InlineData("")]
    [InlineData(", CheckpointInterval = \"3333ms\"")]
    [InlineData(", CheckpointInterval = \"1m\", Delivery = Delivery.AtLeastOnce")]
    [InlineData(", CheckpointInterval = \"soon\"")]
    public async Task An_interval_that_fits_or_is_no_transaction(string arguments) =>
        Assert.Empty(await AnalyzerRun.Of(new CheckpointIntervalAnalyzer(), Job(arguments, "")));

    [Fact]
    public async Task Jobs_of_one_name() => Assert.Equal(
        [("MR0150", "\"a\"")],
        await AnalyzerRun.Of(new JobNameAnalyzer(), """
            [StreamJob("b")] partial class One;
            [StreamJob("a")] partial class Two;
            [StreamJob("a")] partial class Three;
            """));

    [Theory]
    [InlineData("TumblingWindow(\"1s\")")]
    [InlineData("OnWindowClose(\"Add\")")]
    [InlineData("OnLate(\"Add\")")]
    public async Task A_handler_outside_of_a_job(string attribute)
    {
        string method = $"[{attribute}] public void Add(Flight flight) {{ }}";
        Assert.Equal(
            [("MR0148", attribute)],
            await AnalyzerRun.Of(new OutsideJobAnalyzer(), $"namespace Demo; class Other {{ {method} }}"));
        Assert.Empty(await AnalyzerRun.Of(new OutsideJobAnalyzer(), Job("", method)));
    }

    private static string Job(string arguments, string members) => $$"""
        namespace Demo;
        [StreamJob("job"{{arguments}})] public sealed partial class Job { {{members}} }
        """;

    private static string JobOf(string parameter, string members) => $$"""
        namespace Demo;
        [StreamJob("job")] public sealed partial class Job({{parameter}}) { {{members}} }
        """;
}

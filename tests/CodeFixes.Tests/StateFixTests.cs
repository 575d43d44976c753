namespace Millrace.CodeFixes.Tests;

public sealed class StateFixTests
{
    [Theory]
    [InlineData("[State]", "[State(Version = 1)]")]
    [InlineData("[State()]", "[State(Version = 1)]")]
    [InlineData("[State(Version = 0)]", "[State(Version = 1)]")]
    public async Task A_version_is_written(string attribute, string corrected)
    {
        string source = $"using Millrace;\n{attribute} public partial record struct Totals(int Flights);\n";
        FixRun run = await FixRun.Of(new StateVersionFix(), source);
        Assert.Equal(["Write Version = 1"], run.Titles);
        Assert.Equal(source.Replace(attribute, corrected, StringComparison.Ordinal), await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Theory]
    [InlineData("[State(Version = 3)]", 3, "[State(Version = 4)]")]
    [InlineData("[State]", 1, "[State(Version = 2)]")]
    public async Task A_version_is_raised_where_the_shape_has_changed(string attribute, int before, string corrected)
    {
        string locked = $$"""
            {
              "states": {
                "Totals": { "version": {{before}}, "shape": "Flights:int64" }
              }
            }
            """;
        string source = $"using Millrace;\n{attribute} public partial record struct Totals(int Flights);\n";
        FixRun run = await FixRun.OfLocked(new StateVersionFix(), locked, source);
        Assert.Equal($"Write Version = {before + 1}", run.Titles[0]);
        Assert.Equal(source.Replace(attribute, corrected, StringComparison.Ordinal), await run.Apply(0, file: 0));
        Assert.Equal(["MR0352"], await run.ReportAfter(0));
    }

    [Theory]
    [InlineData("Totals totals", "ref Totals totals", "Pass by 'ref'")]
    [InlineData("in Totals totals", "ref Totals totals", "Pass by 'ref'")]
    public async Task A_state_is_passed_by_ref(string parameter, string corrected, string title)
    {
        string source = Job($"Flight flight, {parameter}");
        FixRun run = await FixRun.Of(new PassByRefFix(), source);
        Assert.Equal([title], run.Titles);
        Assert.Equal(source.Replace(parameter, corrected, StringComparison.Ordinal), await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Fact]
    public async Task A_record_is_passed_by_value()
    {
        FixRun run = await FixRun.Of(new PassByRefFix(), Job("ref Flight flight, ref Totals totals"));
        Assert.Equal(["Pass by value"], run.Titles);
        Assert.Equal(Job("Flight flight, ref Totals totals"), await run.Apply(0, file: 0));
    }

    private static string Job(string parameters) => $$"""
        using Millrace;
        [KafkaSource("a")] public partial record Flight([property: MessageKey] string Origin, int Minutes);
        [State(Version = 1)] public partial record struct Totals(int Flights);
        [StreamJob("job")] public partial class Job { public void Count({{parameters}}) { } }
        """;
}

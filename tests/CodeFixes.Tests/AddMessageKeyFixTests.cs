namespace Millrace.CodeFixes.Tests;

public sealed class AddMessageKeyFixTests
{
    private const string Job = """
        using Millrace;
        [StreamJob("job")] partial class Job { public void Count(Flight flight, ref Totals totals) { } }
        [State(Version = 1)] partial record struct Totals(int Flights);
        """;

    [Fact]
    public async Task Offers_each_member_that_can_be_the_key_and_marks_it_where_it_is_declared()
    {
        const string record = """
            using Millrace;

            [KafkaSource("flights")]
            public sealed partial record Flight
            {
                public double Distance { get; init; }

                // Where from.
                public required string Origin { get; init; }

                public string? Note { get; init; }
                public long Number { get; init; }
            }
            """;
        FixRun run = await FixRun.Of(new AddMessageKeyFix(), Job, record);
        Assert.Equal(
            ["Mark 'Flight.Origin' with [MessageKey]", "Mark 'Flight.Number' with [MessageKey]"], run.Titles);
        Assert.Equal(
            record.Replace("public required", "[MessageKey]\n    public required", StringComparison.Ordinal),
            await run.Apply(0, file: 1));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Fact]
    public async Task Marks_the_property_of_a_positional_parameter()
    {
        const string record = "using Millrace;\n[KafkaSource(\"f\")] partial record Flight(int Number, int? Gate);\n";
        FixRun run = await FixRun.Of(new AddMessageKeyFix(), Job, record);
        Assert.Equal(["Mark 'Flight.Number' with [MessageKey]"], run.Titles);
        Assert.Equal(
            record.Replace("int Number", "[property: MessageKey] int Number", StringComparison.Ordinal),
            await run.Apply(0, file: 1));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Fact]
    public async Task Offers_nothing_where_a_member_is_the_key_already()
    {
        const string record = """
            using Millrace;
            [KafkaSource("f")] partial record Flight([property: MessageKey] string? Id, int Other);
            """;
        FixRun run = await FixRun.Of(new AddMessageKeyFix(), Job, record);
        Assert.Empty(run.Titles);
    }
}

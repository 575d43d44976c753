namespace Millrace.CodeFixes.Tests;

public sealed class RecordFixTests
{
    [Theory]
    [InlineData("public string Name { get; } = \"\";", "public string Name { get; init; } = \"\";")]
    [InlineData("public int Count { get; }", "public int Count { get; init; }")]
    public async Task A_member_gets_an_init_accessor(string member, string corrected)
    {
        string source = $"using Millrace;\n[KafkaSource(\"a\")] public partial class Flight {{ {member} }}\n";
        FixRun run = await FixRun.Of(new MemberAccessFix(), source);
        Assert.Equal(["Give it an 'init' accessor"], run.Titles);
        Assert.Equal(source.Replace(member, corrected, StringComparison.Ordinal), await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Fact]
    public async Task A_member_of_a_state_does_too()
    {
        const string source =
            "using Millrace;\n[State(Version = 1)] public partial struct Totals { public int A { get; } }\n";
        FixRun run = await FixRun.Of(new MemberAccessFix(), source);
        Assert.Equal(source.Replace("get; }", "get; init; }", StringComparison.Ordinal), await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Theory]
    [InlineData(0, "Make it required", "public required int Size { get; init; } = 20;")]
    [InlineData(1, "Give it a 'set' accessor", "public int Size { get; set; } = 20;")]
    public async Task A_default_of_a_generic_type_is_given_up(int offer, string title, string corrected)
    {
        const string member = "public int Size { get; init; } = 20;";
        const string source = $$"""
            using Millrace;
            public class Page<T> { {{member}} }
            [KafkaSource("a")] public partial record Flight(Page<string> Page);
            """;
        FixRun run = await FixRun.Of(new MemberAccessFix(), source);
        Assert.Equal(title, run.Titles[offer]);
        Assert.Equal(source.Replace(member, corrected, StringComparison.Ordinal), await run.Apply(offer, file: 0));
        Assert.Empty(await run.ReportAfter(offer));
    }

    [Theory]
    [InlineData("public sealed partial class Totals", "public partial record struct Totals")]
    [InlineData("public sealed partial record Totals", "public partial record struct Totals")]
    [InlineData("partial record class Totals", "partial record struct Totals")]
    public async Task A_state_becomes_a_record_struct(string declaration, string corrected)
    {
        string source = $$"""
            using Millrace;

            /// <summary>What is counted.</summary>
            [State(Version = 1)]
            {{declaration}}
            {
                public int Flights { get; set; }
            }
            """;
        FixRun run = await FixRun.Of(new MakeRecordStructFix(), source);
        Assert.Equal(["Make it a record struct"], run.Titles);
        Assert.Equal(source.Replace(declaration, corrected, StringComparison.Ordinal), await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Fact]
    public async Task A_state_that_derives_from_something_does_not() => Assert.Empty(
        (await FixRun.Of(
            new MakeRecordStructFix(),
            "using Millrace; public class A; [State(Version = 1)] public partial class Totals : A { int B; }")).Titles);

    [Theory]
    [InlineData("public record LongDelay(int Minutes);")]
    [InlineData("public partial record struct LongDelay(int Minutes);")]
    [InlineData("// A delay.\npublic sealed class LongDelay { public int Minutes { get; set; } }")]
    public async Task What_a_handler_returns_becomes_a_sink(string declaration)
    {
        const string job = """
            using Millrace;
            [KafkaSource("a")] public partial record Flight([property: MessageKey] string Origin, int Minutes);
            [StreamJob("job")] public partial class Job { public LongDelay? Handle(Flight flight) => null; }
            """;
        FixRun run = await FixRun.Of(new MarkRecordFix(), job, "using Millrace;\n" + declaration + "\n");
        Assert.Equal(["Mark 'LongDelay' with [KafkaSink(\"long-delay\")]"], run.Titles);
        string marked = await run.Apply(0, file: 1);
        Assert.Contains("\n[KafkaSink(\"long-delay\")]\npublic ", marked, StringComparison.Ordinal);
        Assert.Contains(" partial ", marked, StringComparison.Ordinal);
        Assert.Empty(await run.ReportAfter(0));
    }

    [Fact]
    public async Task What_a_handler_takes_becomes_a_source()
    {
        const string source = """
            using Millrace;
            public record Flight(int Minutes);
            [KafkaSink("b")] public partial record Delay(int Minutes);
            [StreamJob("job")] public partial class Job { public Delay Handle(Flight flight) => new(flight.Minutes); }
            """;
        FixRun run = await FixRun.Of(new MarkRecordFix(), source);
        Assert.Equal(["Mark 'Flight' with [KafkaSource(\"flight\")]"], run.Titles);
        Assert.Equal(
            source.Replace(
                "public record Flight", "[KafkaSource(\"flight\")]\npublic partial record Flight",
                StringComparison.Ordinal),
            await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Fact]
    public async Task Types_of_others_cannot_be_marked() => Assert.Empty(
        (await FixRun.Of(new MarkRecordFix(), """
            using Millrace;
            [KafkaSource("a")] public partial record Flight(int Minutes);
            [StreamJob("job")] public partial class Job { public string Handle(Flight flight) => ""; }
            """)).Titles);
}

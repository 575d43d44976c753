namespace Millrace.CodeFixes.Tests;

public sealed class MakePartialFixTests
{
    private const string Records = """
        using Millrace;
        [KafkaSource("flights")] public partial record Flight(string Origin);
        [KafkaSink("delays")] public partial record Delay(string Origin);
        """;

    [Theory]
    [InlineData("public sealed class Job", "public sealed partial class Job")]
    [InlineData("class Job", "partial class Job")]
    public async Task Job(string declaration, string corrected)
    {
        const string rest = " { public Delay Convert(Flight flight) => new(flight.Origin); }\n";
        string source = $"using Millrace;\n\n// A job.\n[StreamJob(\"job\")]\n{declaration}{rest}";
        FixRun run = await FixRun.Of(new MakePartialFix(), source, Records);
        Assert.Equal(["Make partial"], run.Titles);
        Assert.Equal(source.Replace(declaration, corrected, StringComparison.Ordinal), await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Theory]
    [InlineData(
        "using Millrace;\n[KafkaSink(\"a\")] public sealed record Note(string Text);\n",
        "using Millrace;\n[KafkaSink(\"a\")] public sealed partial record Note(string Text);\n")]
    [InlineData(
        "using Millrace;\npublic static class Notes\n{\n"
        + "    [KafkaSink(\"a\")] public partial record Note(string Text);\n}\n",
        "using Millrace;\npublic static partial class Notes\n{\n"
        + "    [KafkaSink(\"a\")] public partial record Note(string Text);\n}\n")]
    public async Task Record_or_the_class_around_it(string source, string corrected)
    {
        FixRun run = await FixRun.Of(new MakePartialFix(), source);
        Assert.Equal(corrected, await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }
}

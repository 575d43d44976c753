using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>What can be wrong with a job's class, its name and its constructor.</summary>
public sealed class JobRulesTests
{
    private const string Handler = "public Delay Convert(Flight flight) => new(flight.Origin, flight.DelayMinutes);";

    [Theory]
    [InlineData("public sealed class Job", "MR0101", "Job")]
    [InlineData("public sealed partial record Job", "MR0102", "Job")]
    [InlineData("public static partial class Job", "MR0102", "Job")]
    [InlineData("public abstract partial class Job", "MR0102", "Job")]
    [InlineData("public partial class Job<T>", "MR0102", "Job")]
    [InlineData("public partial struct Job", "MR0102", "Job")]
    [InlineData("file sealed partial class Job", "MR0102", "Job")]
    public void Class(string declaration, string id, string marked) => AssertFirst(
        (id, marked), JobRun.OfSource($$"""namespace Demo; [StreamJob("job")] {{declaration}} { {{Handler}} }"""));

    [Fact]
    public void Class_in_one_that_is_not_partial() => AssertOnly(
        ("MR0101", "Jobs"),
        JobRun.OfSource($$"""namespace Demo; class Jobs { [StreamJob("job")] partial class Job { {{Handler}} } }"""));

    [Fact]
    public void Class_in_a_generic_one() => AssertOnly(
        ("MR0102", "Job"),
        JobRun.OfSource(
            $$"""namespace Demo; partial class Jobs<T> { [StreamJob("job")] partial class Job { {{Handler}} } }"""));

    [Theory]
    [InlineData("\"\"", "MR0103", "\"\"")]
    [InlineData("\"a job\"", "MR0103", "\"a job\"")]
    [InlineData("\"häfen\"", "MR0103", "\"häfen\"")]
    [InlineData("null!", "MR0103", "null!")]
    [InlineData("\"job\", CheckpointInterval = \"soon\"", "MR0104", "\"soon\"")]
    [InlineData("\"job\", CheckpointInterval = null!", "MR0104", "null!")]
    [InlineData("\"job\", CheckpointInterval = \"9ms\"", "MR0105", "\"9ms\"")]
    [InlineData("\"job\", CheckpointInterval = \"2d\"", "MR0105", "\"2d\"")]
    [InlineData("\"job\", Delivery = (Delivery)3", "MR0112", "(Delivery)3")]
    public void Attribute(string arguments, string id, string marked) => AssertOnly(
        (id, marked),
        JobRun.OfSource($$"""namespace Demo; [StreamJob({{arguments}})] partial class Job { {{Handler}} }"""));

    [Fact]
    public void Name_of_more_than_200_characters()
    {
        string name = $"\"{new string('x', 201)}\"";
        AssertOnly(
            ("MR0103", name),
            JobRun.OfSource($$"""namespace Demo; [StreamJob({{name}})] partial class Job { {{Handler}} }"""));
    }

    [Fact]
    public void No_handler() => AssertOnly(("MR0107", "Job"), JobRun.Of("private int Sum(int a, int b) => a + b;"));

    [Fact]
    public void Interface_members_and_overrides_are_no_handlers() => AssertOnly(
        ("MR0107", "Job"),
        JobRun.OfSource("""
            namespace Demo;
            [StreamJob("job")]
            partial class Job : IDisposable
            {
                public void Dispose() { }
                public override string ToString() => "";
                public static void Main() { }
            }
            """));

    [Theory]
    [InlineData("public Job() { } public Job(IDisposable other) { }", "MR0108", "Job")]
    [InlineData("public required IDisposable Other { get; init; }", "MR0108", "Other")]
    [InlineData("public Job(CancellationToken stopping) { }", "MR0109", "CancellationToken stopping")]
    [InlineData("public Job(int limit) { }", "MR0109", "int limit")]
    [InlineData("public Job(string name) { }", "MR0109", "string name")]
    [InlineData("public Job(int[] limits) { }", "MR0109", "int[] limits")]
    [InlineData("public Job(in IDisposable other) { }", "MR0109", "in IDisposable other")]
    [InlineData("public Job([FromKeyedServices] Action a) { }", "MR0109", "[FromKeyedServices] Action a")]
    public void Constructor(string members, string id, string marked) => AssertOnly(
        (id, marked),
        JobRun.OfSource($$"""
            using System.Threading;
            namespace Demo;
            class FromKeyedServicesAttribute : Attribute;
            [StreamJob("job")] partial class Job { {{members}} {{Handler}} }
            """));

    [Fact]
    public void Everything_wrong_is_reported_at_once()
    {
        GeneratorRun run = JobRun.OfSource("""
            namespace Demo;
            [StreamJob("a job")]
            class Job
            {
                public Job(int limit) { }
                public Delay? Convert(Flight flight, string note) => null;
                public void Count(Flight flight, Totals totals) { }
            }
            """);
        Assert.Equal(
            [
                ("MR0103", "\"a job\""), ("MR0101", "Job"), ("MR0109", "int limit"), ("MR0122", "string note"),
                ("MR0123", "Totals totals"),
            ],
            run.Diagnostics);
        run.AssertRefused();
    }

    [Fact]
    public void Messages_hold_the_fix() => Assert.Equal(
        "'Job' must be partial, so that the wiring of job 'job' can be written beside it: add 'partial' to its "
            + "declaration",
        Assert.Single(JobRun.OfSource($$"""namespace Demo; [StreamJob("job")] class Job { {{Handler}} }""").Messages));

    [Fact]
    public void A_second_attribute_makes_no_second_job() => Assert.Single(
        JobRun.OfSource(
            $$"""namespace Demo; [StreamJob("a")] partial class Job { {{Handler}} }""",
            """namespace Demo; [StreamJob("b")] partial class Job { }""").Files);

    private static void AssertOnly((string Id, string Text) expected, GeneratorRun run)
    {
        Assert.Equal(expected, Assert.Single(run.Diagnostics));
        run.AssertRefused();
    }

    private static void AssertFirst((string Id, string Text) expected, GeneratorRun run)
    {
        Assert.Equal(expected, run.Diagnostics[0]);
        run.AssertRefused();
    }
}

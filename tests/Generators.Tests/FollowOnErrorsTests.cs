using System.Reflection;
using Microsoft.CodeAnalysis;
using Millrace.Generators.Jobs;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests;

/// <summary>A mistake is reported once: what uses the type that has it compiles as if it had none.</summary>
public sealed class FollowOnErrorsTests
{
    private const string Job = """
        [StreamJob("job")]
        public sealed partial class Job
        {
            public Delay Delays(Flight flight, ref Totals totals) => new(flight.Origin, totals.Flights);

            public Deleted<Delay, (string Airport, int Flights)>? Gone(
                Deleted<Flight, (string Origin, int Number)> flight) => null;

            [TumblingWindow("1d")]
            public void Add(Flight flight, ref Totals totals) { }

            [OnWindowClose(nameof(Add))]
            public Delay Close(Window<(string Origin, int Number)> window, Totals totals) => new("", totals.Flights);
        }

        public static class Uses
        {
            public static Millrace.Contracts.JobDefinition OfJob() => Millrace.Contracts.JobDefinition.Of<Job>();

            public static Flight OfSource() => Millrace.Schemas.RecordSchema.Read<Flight>(default, default);

            public static bool OfSink(Delay delay) => Millrace.Schemas.RecordSchema.Write(delay, new());
        }
        """;

    private const string Flight = """
        [KafkaSource("a")] public partial record Flight(
            [property: MessageKey] string Origin, [property: MessageKey] int Number, [property: Timestamp] long AtMs);
        """;

    private const string Delay = """
        [KafkaSink("b")] public partial record Delay(
            [property: MessageKey] string Airport, [property: MessageKey] int Flights);
        """;

    private const string Totals = "[State(Version = 1)] public partial record struct Totals(int Flights);";

    [Fact]
    public void Without_a_mistake_there_is_none() =>
        Assert.Empty(Run(Job, Flight, Delay, Totals).AssertCompilesClean().Diagnostics);

    [Theory]
    [InlineData("MessageKey] string Origin", "MessageKey] string Origin, object Any", "MR0004")]
    [InlineData("\"a\"", "\"a b\"", "MR0202")]
    [InlineData("int Number", "double Number", "MR0205", "MR0204")]
    [InlineData("int Number", "int? Number", "MR0204")]
    [InlineData("long AtMs", "string AtMs", "MR0207")]
    [InlineData("\"b\"", "\"\"", "MR0202")]
    [InlineData("MessageKey] int Flights", "MessageKey] int Flights, nint Any = 0", "MR0004")]
    [InlineData("\"b\"", "\"b\", Schema = typeof(int)", "MR0211")]
    [InlineData("MessageKey] int Flights", "MessageKey] object Flights", "MR0204", "MR0004")]
    [InlineData("(Version = 1)", "(Version = 0)", "MR0304")]
    [InlineData("Totals(int Flights)", "Totals(int Flights, object Any)", "MR0302")]
    [InlineData("partial record struct", "partial record", "MR0301")]
    [InlineData("\"job\"", "\"a job\"", "MR0103")]
    [InlineData("\"1d\"", "\"1 day\"", "MR0104")]
    public void A_mistake_is_reported_alone(string right, string wrong, params string[] ids)
    {
        GeneratorRun run = Run([.. Sources.Select(source => Replace(source, right, wrong))]);
        Assert.Subset(ids.ToHashSet(), run.Diagnostics.Select(found => found.Id).ToHashSet());
        Assert.NotEmpty(run.Diagnostics);
        Assert.Empty(run.CompilerErrors);
    }

    /// <summary>No part can stand beside these, so that code of the user's own that needs it is an error.</summary>
    [Theory]
    [InlineData("partial record Flight", "record Flight", "MR0001")]
    [InlineData("partial record Delay", "record Delay", "MR0001")]
    [InlineData("partial record struct", "record struct", "MR0001")]
    [InlineData("partial class Job", "class Job", "MR0101")]
    public void A_type_that_is_not_partial_is_reported_alone(string right, string wrong, string id)
    {
        string job = Job[..Job.IndexOf("public static class Uses", StringComparison.Ordinal)];
        string[] sources = [job, Flight, Delay, Totals];
        GeneratorRun run = Run([.. sources.Select(source => Replace(source, right, wrong))]);
        Assert.Equal(id, Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void A_type_that_the_compiler_does_not_know_is_its_error_alone() => Assert.Equal(
        "CS0246",
        Assert.Single(Run(Job, Replace(Flight, "string Origin", "Lost Lost, string Origin"), Delay, Totals)
            .CompilerErrors).Id);

    [Fact]
    public void A_schema_on_the_side_is_reported_alone()
    {
        GeneratorRun run = Run("""
            [KafkaSource("a", Schema = typeof(FlightSchema)), KafkaSink("a", Schema = typeof(FlightSchema))]
            public partial record Flight([property: MessageKey] string Origin, object Any);

            [JsonSchema<Flight>] public partial class FlightSchema;
            """);
        Assert.Equal("MR0004", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void A_record_with_an_error() => Snapshot.Match(Run("""
        namespace Demo;

        [KafkaSource("a b"), KafkaSink("c")] public partial record Flight(
            [property: MessageKey] string Origin, [property: MessageKey] int Number);
        """).File);

    [Fact]
    public void A_job_with_an_error() => Snapshot.Match(Run("[StreamJob(\"\")] public partial class Job;").File);

    [Theory]
    [InlineData("OfSource", "'Flight' cannot be used, because errors of it were suppressed: MR0202.")]
    [InlineData("OfJob", "'Job' cannot be used, because errors of it were suppressed: MR0103.")]
    public void Whoever_suppresses_a_mistake_is_told_when_the_program_starts(string use, string message)
    {
        ProjectFiles files = new()
        {
            Severities = new Dictionary<string, ReportDiagnostic>
            {
                ["MR0202"] = ReportDiagnostic.Suppress, ["MR0103"] = ReportDiagnostic.Suppress,
            },
        };
        string[] sources = [Replace(Job, "\"job\"", "\"a job\""), Replace(Flight, "\"a\"", "\"a b\""), Delay, Totals];
        GeneratorRun run = GeneratorRun.Of([new JobGenerator(), new RecordGenerator()], files, sources);
        Assert.Empty(run.Diagnostics);
        MethodInfo method = run.Load().GetType("Uses")!.GetMethod(use)!;
        TargetInvocationException error = Assert.Throws<TargetInvocationException>(() => method.Invoke(null, null));
        Assert.Equal(message, Assert.IsType<InvalidOperationException>(error.InnerException).Message);
    }

    /// <summary>A job has the definitions of all that it uses, so that it does not start without one of them.</summary>
    [Theory]
    [InlineData("\"a\"", "\"a b\"", "'Flight' cannot be used, because errors of it were suppressed: MR0202.")]
    [InlineData("\"b\"", "\"\"", "'Delay' cannot be used, because errors of it were suppressed: MR0202.")]
    [InlineData(
        "(Version = 1)", "(Version = 0)", "'Totals' cannot be used, because errors of it were suppressed: MR0304.")]
    public void A_job_does_not_start_with_what_has_a_mistake(string right, string wrong, string message)
    {
        ProjectFiles files = new()
        {
            Severities = new Dictionary<string, ReportDiagnostic>
            {
                ["MR0202"] = ReportDiagnostic.Suppress, ["MR0304"] = ReportDiagnostic.Suppress,
            },
        };
        GeneratorRun run = GeneratorRun.Of(
            [new JobGenerator(), new RecordGenerator()], files,
            [.. Sources.Select(source => Replace(source, right, wrong))]);
        Assert.Empty(run.Diagnostics);
        MethodInfo method = run.Load().GetType("Uses")!.GetMethod("OfJob")!;
        TargetInvocationException error = Assert.Throws<TargetInvocationException>(() => method.Invoke(null, null));
        Assert.Equal(message, Assert.IsType<InvalidOperationException>(error.InnerException).Message);
    }

    private static string[] Sources => [Job, Flight, Delay, Totals];

    private static string Replace(string source, string right, string wrong) =>
        source.Replace(right, wrong, StringComparison.Ordinal);

    private static GeneratorRun Run(params string[] sources) =>
        GeneratorRun.Of([new JobGenerator(), new RecordGenerator()], sources);
}

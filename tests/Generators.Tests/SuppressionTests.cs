using Microsoft.CodeAnalysis;
using Millrace.Generators.Jobs;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests;

/// <summary>What generators report is suppressed like what the compiler reports, by pragma and .editorconfig.</summary>
public sealed class SuppressionTests
{
    private const string Record = """
        [KafkaSink("a")] public partial record Delay(
        #pragma warning disable MR0050
            [property: Timestamp] long At
        #pragma warning restore MR0050
            );
        """;

    private const string Unsuppressed =
        "[KafkaSink(\"a\")] public partial record Delay([property: Timestamp] long At);";

    [Fact]
    public void By_pragma()
    {
        Assert.Equal(["MR0050"], Ids(new RecordGenerator(), [], Unsuppressed));
        Assert.Empty(Ids(new RecordGenerator(), [], Record));
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public void By_editorconfig(ReportDiagnostic set, DiagnosticSeverity? reported)
    {
        ProjectFiles files = new() { Severities = new Dictionary<string, ReportDiagnostic> { ["MR0050"] = set } };
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], files, Unsuppressed);
        Assert.Equal(reported == null ? [] : [reported.Value], run.Severities);
    }

    [Fact]
    public void Of_a_job_as_well()
    {
        const string job = "[StreamJob(\"job\")] partial class Job { private int _unused; }";
        Assert.Equal(["MR0107"], Ids(new JobGenerator(), [], job));
        Assert.Empty(Ids(new JobGenerator(), new() { ["MR0107"] = ReportDiagnostic.Suppress }, job));
    }

    private static IEnumerable<string> Ids(
        IIncrementalGenerator generator, Dictionary<string, ReportDiagnostic> severities, string source) => GeneratorRun
        .Of([generator], new ProjectFiles { Severities = severities }, source).Diagnostics.Select(found => found.Id);
}

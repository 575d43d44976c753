using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs.Analyzing;

/// <summary>Runs an analyzer over the source of a test, as the compiler would.</summary>
internal static class AnalyzerRun
{
    /// <summary>What is reported, in the order of the source: the id and the text marked.</summary>
    public static async Task<IReadOnlyList<(string Id, string Text)>> Of(DiagnosticAnalyzer analyzer, string source) =>
        [.. (await Report(analyzer, source)).Select(d => (d.Id, Marked(d)))];

    /// <summary>The messages of the same.</summary>
    public static async Task<IReadOnlyList<string>> Messages(DiagnosticAnalyzer analyzer, string source) =>
        [.. (await Report(analyzer, source)).Select(d => d.GetMessage(CultureInfo.InvariantCulture))];

    private static async Task<IEnumerable<Diagnostic>> Report(DiagnosticAnalyzer analyzer, string source)
    {
        CSharpCompilation compilation = TestCompilation.Of(source, JobRun.Records);
        AnalysisResult result = await compilation
            .WithAnalyzers([analyzer])
            .GetAnalysisResultAsync(TestContext.Current.CancellationToken);
        return result.GetAllDiagnostics().OrderBy(d => d.Location.SourceSpan.Start);
    }

    private static string Marked(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}

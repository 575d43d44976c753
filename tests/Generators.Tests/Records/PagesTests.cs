using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records;
using Millrace.Generators.Records.Analyzing;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>
/// The pages about records and states in <c>docs/diagnostics</c> are true: their code is reported as they say.
/// </summary>
public sealed partial class PagesTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> _analyzers =
        [new StrayAttributeAnalyzer(), new SecretAnalyzer(), new StateVersionAnalyzer()];

    public static TheoryData<string> Rules() =>
    [
        .. new[] { typeof(RecordRules), typeof(FormatRules), typeof(TopicRules), typeof(StateRules) }
            .SelectMany(rules => rules.GetFields())
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Every_rule_has_a_page_that_is_true(string id)
    {
        string page = await File.ReadAllTextAsync(
            Path.Combine(Folder(), id + ".md"), TestContext.Current.CancellationToken);
        string[] code = [.. CodeBlocks().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, code.Length);
        string[] locks = [.. LockBlocks().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Equal(
            Quote().Match(page).Groups[1].Value, Assert.Single(await Reported(code[0], locks.ElementAtOrDefault(0))));
        Assert.Empty(await Reported(code[1], locks.ElementAtOrDefault(1)));
        GeneratorRun.Of([new RecordGenerator()], code[1]).AssertCompilesClean();
    }

    private static async Task<IReadOnlyList<string>> Reported(string code, string? stateLock)
    {
        CSharpCompilation compilation = TestCompilation.Of(code);
        GeneratorDriverRunResult generated = CSharpGeneratorDriver
            .Create(
                [new RecordGenerator().AsSourceGenerator()], new ProjectFiles { StateLock = stateLock }.Additional,
                TestCompilation.ParseOptions)
            .RunGenerators(compilation, TestContext.Current.CancellationToken)
            .GetRunResult();
        ImmutableArray<Diagnostic> analyzed = await compilation
            .WithAnalyzers(_analyzers)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. generated.Diagnostics.Concat(analyzed).Select(Line)];
    }

    private static string Line(Diagnostic diagnostic) => string.Create(
        CultureInfo.InvariantCulture,
        $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(null)}");

    internal static string Folder([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "docs", "diagnostics");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex LockBlocks();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Quote();
}

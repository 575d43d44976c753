using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Records;

/// <summary>
/// The pages about records and states in <c>docs/diagnostics</c> are true: their code is reported as they say.
/// </summary>
public sealed partial class PagesTests
{
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
        Assert.Equal(Quote().Match(page).Groups[1].Value, Assert.Single(Reported(code[0])));
        Assert.Empty(Reported(code[1]));
        GeneratorRun.Of([new RecordGenerator()], code[1]).AssertCompilesClean();
    }

    private static IReadOnlyList<string> Reported(string code) => [.. CSharpGeneratorDriver
        .Create([new RecordGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions)
        .RunGenerators(TestCompilation.Of(code), TestContext.Current.CancellationToken)
        .GetRunResult()
        .Diagnostics
        .Select(Line)];

    private static string Line(Diagnostic diagnostic) => string.Create(
        CultureInfo.InvariantCulture,
        $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(null)}");

    private static string Folder([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "docs", "diagnostics");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Quote();
}

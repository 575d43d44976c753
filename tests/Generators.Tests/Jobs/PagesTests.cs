using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Jobs;
using Millrace.Generators.Jobs.Analyzing;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>The pages about jobs in <c>docs/diagnostics</c> are true: their code is reported as they say.</summary>
public sealed partial class PagesTests
{
    private const string Records = """
        global using System.IO;
        global using System.Threading.Tasks;

        [KafkaSource("flights")]
        public sealed partial record Flight(
            [property: MessageKey] string Origin, [property: Timestamp] DateTimeOffset ScheduledAt, int DelayMinutes);

        [KafkaSource("carriers")] public sealed partial record Carrier([property: MessageKey] string Code, string Name);
        [KafkaSink("airport-delays")] public sealed partial record AirportDelay(string Airport, long Minutes);
        [KafkaSink("late-flights")] public sealed partial record LateFlight(string Origin);
        [State] public partial record struct DelayTotals(int Flights, long Minutes);
        public sealed class DelayOptions;
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> _analyzers =
    [
        new WallClockAnalyzer(), new RandomAnalyzer(), new BlockingAnalyzer(), new MutableFieldAnalyzer(),
        new StaticMutableFieldAnalyzer(), new OutsideJobAnalyzer(), new CheckpointIntervalAnalyzer(),
        new JobNameAnalyzer(), new SharedStaticAnalyzer(),
    ];

    public static TheoryData<string> Pages() =>
        [.. Directory.GetFiles(Folder(), "MR*.md").Select(file => Path.GetFileName(file)[..^3]).Where(IsOfJobs)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page(string id)
    {
        string page = await File.ReadAllTextAsync(
            Path.Combine(Folder(), id + ".md"), TestContext.Current.CancellationToken);
        string[] code = [.. CodeBlocks().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, code.Length);
        Assert.Equal(Quote().Match(page).Groups[1].Value, Assert.Single(await Report(code[0])));
        Assert.Empty(await Report(code[1]));
    }

    private static async Task<IReadOnlyList<string>> Report(string code)
    {
        string source = code.Contains("class ", StringComparison.Ordinal)
            ? code
            : $$"""[StreamJob("airport-delays")] public sealed partial class AirportDelays { {{code}} }""";
        CSharpCompilation compilation = TestCompilation.Of(source, Records);
        GeneratorDriverRunResult generated = CSharpGeneratorDriver
            .Create([new JobGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions)
            .RunGenerators(compilation, TestContext.Current.CancellationToken)
            .GetRunResult();
        ImmutableArray<Diagnostic> compiled = await compilation
            .WithAnalyzers(_analyzers)
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. generated.Diagnostics.Concat(compiled).Where(IsReported).Select(Line)];
    }

    private static bool IsReported(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("MR", StringComparison.Ordinal);

    private static string Line(Diagnostic diagnostic) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(null)}");

    private static bool IsOfJobs(string id) => id[..4] is "MR01" or "MR04";

    private static string Folder([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "docs", "diagnostics");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Quote();
}

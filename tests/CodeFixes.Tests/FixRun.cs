using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Simplification;
using Millrace.Generators.Jobs;
using Millrace.Generators.Jobs.Analyzing;
using Millrace.Generators.Records;
using Millrace.Generators.Records.Analyzing;

namespace Millrace.CodeFixes.Tests;

/// <summary>Runs the generators over sources, and a code fix on what they report, as an editor would.</summary>
internal sealed class FixRun
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> _analyzers =
        [new WallClockAnalyzer(), new StateVersionAnalyzer(), new StrayAttributeAnalyzer()];

    private readonly List<CodeAction> _offered = [];

    private FixRun()
    {
    }

    /// <summary>The titles of what is offered.</summary>
    public IReadOnlyList<string> Titles => [.. _offered.Select(action => action.Title)];

    /// <summary>Offers <paramref name="fix"/> for everything that it can fix.</summary>
    public static Task<FixRun> Of(CodeFixProvider fix, params string[] sources) => Of(fix, CreateProject(sources));

    /// <summary>The same in a project with a file <c>state.lock.json</c>.</summary>
    public static Task<FixRun> OfLocked(CodeFixProvider fix, string stateLock, params string[] sources) => Of(
        fix, CreateProject(sources).AddAdditionalDocument("state.lock.json", stateLock, filePath: "state.lock.json")
            .Project);

    private static async Task<FixRun> Of(CodeFixProvider fix, Project project)
    {
        FixRun run = new();
        foreach (Diagnostic diagnostic in await Report(project))
        {
            if (!fix.FixableDiagnosticIds.Contains(diagnostic.Id)) continue;
            string path = diagnostic.Location.GetLineSpan().Path;
            await fix.RegisterCodeFixesAsync(new CodeFixContext(
                project.Documents.First(document => document.FilePath == path),
                diagnostic.Location.SourceSpan,
                [diagnostic],
                (action, _) => run._offered.Add(action),
                TestContext.Current.CancellationToken));
        }
        return run;
    }

    /// <summary>The text of file <paramref name="file"/> after offer <paramref name="offer"/> is taken.</summary>
    public async Task<string> Apply(int offer, int file)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Project changed = await Change(offer);
        Document document = changed.Documents.Single(d => d.Name == $"Test{file}.cs");
        Document simple = await Simplifier.ReduceAsync(document, cancellationToken: cancellation);
        return (await simple.GetTextAsync(cancellation)).ToString();
    }

    /// <summary>What the generators report after offer <paramref name="offer"/> is taken.</summary>
    public async Task<IReadOnlyList<string>> ReportAfter(int offer) =>
        [.. (await Report(await Change(offer))).Select(diagnostic => diagnostic.Id)];

    private async Task<Project> Change(int offer)
    {
        IEnumerable<CodeActionOperation> operations =
            await _offered[offer].GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.Projects.Single();
    }

    private static async Task<IReadOnlyList<Diagnostic>> Report(Project project)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Compilation compilation = (await project.GetCompilationAsync(cancellation))!;
        ImmutableArray<Diagnostic> generated = CSharpGeneratorDriver
            .Create(
                [new JobGenerator().AsSourceGenerator(), new RecordGenerator().AsSourceGenerator()],
                project.AnalyzerOptions.AdditionalFiles)
            .RunGenerators(compilation, cancellation)
            .GetRunResult()
            .Diagnostics;
        return [.. generated, .. await compilation.WithAnalyzers(_analyzers).GetAnalyzerDiagnosticsAsync(cancellation)];
    }

    private static Project CreateProject(string[] sources)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace.AddProject("Test", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddMetadataReferences(References());
        for (int i = 0; i < sources.Length; i++)
            project = project.AddDocument($"Test{i}.cs", sources[i], filePath: $"Test{i}.cs").Project;
        return project;
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll")
            .Append(typeof(KafkaSourceAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
}

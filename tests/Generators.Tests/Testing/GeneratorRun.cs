using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests.Testing;

/// <summary>One run of generators over the sources of a test, and what came out.</summary>
internal sealed class GeneratorRun
{
    private const string WrittenEnding = "_written.cs";

    private readonly CSharpCompilation _output;
    private readonly GeneratorDriverRunResult _result;

    private GeneratorRun(CSharpCompilation output, GeneratorDriverRunResult result) =>
        (_output, _result) = (output, result);

    /// <summary>Runs <paramref name="generators"/>; an exception inside of one fails the test.</summary>
    public static GeneratorRun Of(IIncrementalGenerator[] generators, params string[] sources) =>
        Of(generators, new ProjectFiles(), sources);

    /// <summary>The same in a project that has files and properties of its own.</summary>
    public static GeneratorRun Of(IIncrementalGenerator[] generators, ProjectFiles files, params string[] sources)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create(
                generators.Select(g => g.AsSourceGenerator()), files.Additional, TestCompilation.ParseOptions,
                files.Properties)
            .RunGeneratorsAndUpdateCompilation(files.Apply(TestCompilation.Of(sources)), out Compilation output, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();
        foreach (GeneratorRunResult one in result.Results) Assert.Null(one.Exception);
        return new((CSharpCompilation)output, result);
    }

    /// <summary>The generated files by hint name without <c>.g.cs</c>.</summary>
    public IReadOnlyDictionary<string, string> Files => _result.Results
        .SelectMany(one => one.GeneratedSources)
        .ToDictionary(
            file => file.HintName.Replace(".g.cs", "", StringComparison.Ordinal),
            file => file.SourceText.ToString());

    /// <summary>The only generated file.</summary>
    public string File => Assert.Single(Files).Value;

    /// <summary>
    /// What the generators reported, in the order of the source: the id and the text under the squiggle.
    /// </summary>
    public IReadOnlyList<(string Id, string Text)> Diagnostics => [.. Reported.Select(d => (d.Id, Marked(d)))];

    /// <summary>The messages of <see cref="Diagnostics"/>, in the same order.</summary>
    public IReadOnlyList<string> Messages =>
        [.. Reported.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The severities of <see cref="Diagnostics"/>, in the same order.</summary>
    public IReadOnlyList<DiagnosticSeverity> Severities => [.. Reported.Select(d => d.Severity)];

    private IEnumerable<Diagnostic> Reported => _result.Diagnostics
        .Where(d => !d.IsSuppressed)
        .OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal)
        .ThenBy(d => d.Location.SourceSpan.Start)
        .ThenBy(d => d.Id, StringComparer.Ordinal);

    /// <summary>
    /// Fails on any warning of the whole compilation; generated files are compiled a second time as if somebody had
    /// written them.
    /// </summary>
    public GeneratorRun AssertCompilesClean()
    {
        AssertClean(_output);
        AssertClean(AsWritten);
        return this;
    }

    /// <summary>
    /// The whole compilation without what says that files are generated, so that the compiler and analyzers treat them
    /// as if somebody had written them. See <see cref="IsGenerated"/>.
    /// </summary>
    public CSharpCompilation AsWritten => _output.SyntaxTrees.Aggregate(_output, WithoutHeader);

    /// <summary>Whether a file of <see cref="AsWritten"/> was generated.</summary>
    public static bool IsGenerated(string path) => path.EndsWith(WrittenEnding, StringComparison.Ordinal);

    /// <summary>The compiler's errors, those in generated code included.</summary>
    public IReadOnlyList<Diagnostic> CompilerErrors =>
        [.. _output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>Fails unless all generated code gives up, and is no error itself.</summary>
    public void AssertRefused()
    {
        Assert.All(Files.Values, file => Assert.Contains("until it is mended, nothing can", file));
        Assert.DoesNotContain(CompilerErrors, error => error.Location.GetLineSpan().Path.EndsWith(".g.cs"));
    }

    /// <summary>Emits and loads the compilation, generated code included.</summary>
    public Assembly Load(bool isCollectible = true)
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = _output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible).LoadFromStream(image);
    }

    private static CSharpCompilation WithoutHeader(CSharpCompilation compilation, SyntaxTree tree)
    {
        const string header = "// <auto-generated/>\n";
        string text = tree.ToString();
        if (!text.StartsWith(header, StringComparison.Ordinal)) return compilation;
        string written = text[header.Length..].Replace("#nullable enable\n", "", StringComparison.Ordinal);
        // The name counts too: what ends in .g.cs is taken for generated.
        string path = tree.FilePath.Replace(".g.cs", WrittenEnding, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, TestCompilation.Parse(written, path));
    }

    private static void AssertClean(CSharpCompilation compilation)
    {
        string[] complaints = [.. compilation.GetDiagnostics()
            .Where(d => d.Severity > DiagnosticSeverity.Hidden && !IsUndocumentedTest(d))
            .Select(d => d.ToString())];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
    }

    /// <summary>The source of a test may leave its own types without documentation; generated code may not.</summary>
    private static bool IsUndocumentedTest(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591"
            && diagnostic.Location.GetLineSpan().Path.StartsWith("Test", StringComparison.Ordinal);

    /// <summary>Diagnostics of a generator come without their syntax tree, so the text is looked up by path.</summary>
    private string Marked(Diagnostic diagnostic)
    {
        string path = diagnostic.Location.GetLineSpan().Path;
        SyntaxTree? tree = _output.SyntaxTrees.FirstOrDefault(t => t.FilePath == path);
        return tree == null ? "" : tree.GetText().ToString(diagnostic.Location.SourceSpan);
    }
}

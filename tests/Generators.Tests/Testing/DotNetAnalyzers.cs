using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Millrace.Generators.Tests.Testing;

/// <summary>
/// The analyzers that come with .NET: those of its code quality and those of trimming and Native AOT. The build copies
/// them from the SDK that it runs on. Every rule is a warning here, as with <c>AnalysisMode=All</c>.
/// </summary>
internal static class DotNetAnalyzers
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> _all = [.. Load()];

    private static readonly IReadOnlyDictionary<string, string> _properties = new[]
    {
        "EnableTrimAnalyzer", "EnableAotAnalyzer", "EnableSingleFileAnalyzer", "VerifyReferenceAotCompatibility",
    }.ToDictionary(name => $"build_property.{name}", _ => "true");

    /// <summary>The ids of all rules.</summary>
    public static IReadOnlySet<string> Rules { get; } =
        _all.SelectMany(one => one.SupportedDiagnostics).Select(rule => rule.Id).ToHashSet();

    /// <summary>
    /// What they report; an exception in one of them fails the test. Files that say that they are generated are passed
    /// over by most.
    /// </summary>
    public static async Task<IReadOnlyList<Diagnostic>> Report(Compilation compilation)
    {
        CompilationOptions options = compilation.Options.WithSpecificDiagnosticOptions(
            Rules.ToImmutableDictionary(id => id, _ => ReportDiagnostic.Warn));
        IReadOnlyList<Diagnostic> reported = await compilation
            .WithOptions(options)
            .WithAnalyzers(_all, new AnalyzerOptions([], ProjectFiles.With(_properties)))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(reported, diagnostic => diagnostic.Id == "AD0001");
        return reported;
    }

    private static IEnumerable<DiagnosticAnalyzer> Load()
    {
        Loader loader = new();
        return Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "analyzers"), "*.dll")
            .Select(path => new AnalyzerFileReference(path, loader))
            .SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) =>
            AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}

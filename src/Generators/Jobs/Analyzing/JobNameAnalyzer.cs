using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Parsing;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>
/// Finds jobs of one project that have one name; a warning, because they can be meant for hosts that never meet. What
/// it collects belongs to one compilation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [JobRules.SameName];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<NamedJob> jobs = [];
            start.RegisterSymbolAction(symbol => Collect(symbol, jobs), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, jobs));
        });
    }

    private static void Collect(SymbolAnalysisContext context, ConcurrentBag<NamedJob> jobs)
    {
        if (JobAttributes.Find(context.Symbol, "StreamJob") is { } job && JobAttributes.Text(job) is { } name
            && JobAttributes.ArgumentLocation(job, null) is { } place)
            jobs.Add(new(name, context.Symbol.Name, place));
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<NamedJob> jobs)
    {
        IEnumerable<NamedJob> inOrder = jobs
            .OrderBy(job => job.Place.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(job => job.Place.SourceSpan.Start);
        foreach (IGrouping<string, NamedJob> same in inOrder.GroupBy(job => job.Name))
        {
            foreach (NamedJob job in same.Skip(1))
                context.ReportDiagnostic(Diagnostic.Create(JobRules.SameName, job.Place, same.First().Class, job.Name));
        }
    }

    private sealed record NamedJob(string Name, string Class, Location Place);
}

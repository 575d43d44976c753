using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>Finds static fields of a job that can change. Holds nothing that changes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticMutableFieldAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [JobRules.StaticMutableField];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        JobFields.ReportMutable(context, JobRules.StaticMutableField, isStatic: true);
    }
}

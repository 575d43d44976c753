using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Parsing;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>Finds handlers in classes that are no jobs, where nobody calls them. Holds nothing that changes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutsideJobAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [WindowRules.OutsideJob];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Check, SymbolKind.Method);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        if (JobAttributes.IsJob(context.Symbol.ContainingType)) return;
        foreach (string name in JobAttributes.OfMethods)
        {
            if (JobAttributes.Find(context.Symbol, name)?.ApplicationSyntaxReference is not { } reference) continue;
            Location attribute = Location.Create(reference.SyntaxTree, reference.Span);
            context.ReportDiagnostic(Diagnostic.Create(
                WindowRules.OutsideJob, attribute, name, context.Symbol.Name, context.Symbol.ContainingType.Name));
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Parsing;

namespace Millrace.Generators.Records.Analyzing;

/// <summary>Finds states that do not say their version. Holds nothing that changes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StateVersionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [StateRules.NoVersion];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        if (Attributes.Find(context.Symbol, "State") is not { } state || Attributes.Named(state, "Version") != null)
            return;
        context.ReportDiagnostic(
            Diagnostic.Create(StateRules.NoVersion, Attributes.Place(state), context.Symbol.Name));
    }
}

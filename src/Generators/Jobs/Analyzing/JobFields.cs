using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Jobs.Parsing;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>Looks at the fields of a job, for the analyzers that want them to be readonly.</summary>
internal static class JobFields
{
    /// <summary>Reports <paramref name="rule"/> for each field of a job that can change, be it static or not.</summary>
    public static void ReportMutable(AnalysisContext context, DiagnosticDescriptor rule, bool isStatic)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol type && JobAttributes.IsJob(type))
                    Check(symbol, type, rule, isStatic);
            },
            SymbolKind.NamedType);
    }

    private static void Check(
        SymbolAnalysisContext context, INamedTypeSymbol job, DiagnosticDescriptor rule, bool isStatic)
    {
        foreach (IFieldSymbol field in job.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.IsStatic != isStatic || field.IsReadOnly || field.IsConst) continue;
            // The field behind an auto-property or an event is what can change, its declaration is what the user wrote.
            ISymbol declared = field.AssociatedSymbol ?? field;
            context.ReportDiagnostic(Diagnostic.Create(rule, declared.Locations[0], declared.Name));
        }
    }
}

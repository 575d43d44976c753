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
        foreach (ISymbol member in job.GetMembers())
        {
            if (member.IsStatic == isStatic && (Mutable(member) ?? Holder(member, isStatic)) is { } declared)
                context.ReportDiagnostic(Diagnostic.Create(rule, declared.Locations[0], declared.Name));
        }
    }

    /// <summary>
    /// What the user wrote and can change: for the field behind an auto-property, the property. A captured parameter of
    /// the primary constructor is a field that nobody wrote: it counts where it is assigned.
    /// </summary>
    private static ISymbol? Mutable(ISymbol member) => member switch
    {
        IFieldSymbol { IsImplicitlyDeclared: true, AssociatedSymbol: null } => null,
        IFieldSymbol { IsReadOnly: false, IsConst: false } field => field.AssociatedSymbol ?? field,
        IEventSymbol { AddMethod.IsImplicitlyDeclared: true } handlers => handlers,
        _ => null,
    };

    /// <summary>A readonly field of what is changed in place; a static one is often a table of constants.</summary>
    private static ISymbol? Holder(ISymbol member, bool isStatic) =>
        !isStatic && member is IFieldSymbol { IsReadOnly: true } field && MutableTypes.Contains(field.Type)
            ? field.AssociatedSymbol ?? field
            : null;
}

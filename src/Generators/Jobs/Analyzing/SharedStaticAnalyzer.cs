using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Parsing;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>
/// Finds a job that uses static state of other classes of its project; that of its own is <see
/// cref="StaticMutableFieldAnalyzer"/>'s. Holds nothing that changes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedStaticAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [DeterminismRules.SharedStatic];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolStartAction(
            static type =>
            {
                if (JobAttributes.IsPartOfJobs((INamedTypeSymbol)type.Symbol))
                    type.RegisterOperationAction(Check, OperationKind.FieldReference, OperationKind.PropertyReference);
            },
            SymbolKind.NamedType);
    }

    private static void Check(OperationAnalysisContext context)
    {
        ISymbol member = ((IMemberReferenceOperation)context.Operation).Member;
        INamedTypeSymbol user = context.ContainingSymbol.ContainingType;
        bool isInJob = SymbolEqualityComparer.Default.Equals(member.ContainingType, user);
        if (isInJob || !CanChange(member) || !member.Locations.Any(place => place.IsInSource)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            DeterminismRules.SharedStatic, context.Operation.Syntax.GetLocation(),
            $"{member.ContainingType.Name}.{member.Name}"));
    }

    private static bool CanChange(ISymbol member) => member switch
    {
        IFieldSymbol field => field is { IsStatic: true, IsConst: false, IsReadOnly: false },
        IPropertySymbol property => property is { IsStatic: true, SetMethod: not null },
        _ => false,
    };
}

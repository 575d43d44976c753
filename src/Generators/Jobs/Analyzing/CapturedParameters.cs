using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Generators.Jobs.Parsing;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>
/// Looks at the parameters of a job's primary constructor that its methods use: services, most often, which nobody
/// assigns. Its callbacks run concurrently; they share nothing that changes.
/// </summary>
internal static class CapturedParameters
{
    /// <summary>Reports <paramref name="rule"/> where a method of a job assigns such a parameter.</summary>
    public static void ReportAssigned(AnalysisContext context, DiagnosticDescriptor rule) =>
        context.RegisterOperationAction(
            operation =>
            {
                if (TargetOf(operation.Operation) is not IParameterReferenceOperation target) return;
                if (!IsCaptured(target.Parameter, operation.ContainingSymbol)) return;
                operation.ReportDiagnostic(
                    Diagnostic.Create(rule, target.Syntax.GetLocation(), target.Parameter.Name));
            },
            OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment,
            OperationKind.Increment, OperationKind.Decrement);

    private static IOperation? TargetOf(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation step => step.Target,
        _ => null,
    };

    /// <summary>True for a parameter of a job's constructor in a method that is not the constructor.</summary>
    private static bool IsCaptured(IParameterSymbol parameter, ISymbol user) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type }
        && user is IMethodSymbol
        && !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, user)
        && JobAttributes.IsJob(type);
}

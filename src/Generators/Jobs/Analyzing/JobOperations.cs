using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Millrace.Generators.Jobs.Parsing;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>
/// Looks at what the code of a job uses, wherever in its class or in those of its records and states that is, for
/// analyzers that each know a list of members.
/// Its callbacks run concurrently; they share nothing that changes.
/// </summary>
internal static class JobOperations
{
    /// <summary>Reports <paramref name="rule"/> where a job uses one of <paramref name="members"/>.</summary>
    public static void Report(AnalysisContext context, DiagnosticDescriptor rule, ImmutableArray<MembersOfType> members)
    {
        context.RegisterCompilationStartAction(start =>
        {
            ImmutableDictionary<ISymbol, MembersOfType> byType = Resolve(start.Compilation, members);
            start.RegisterSymbolStartAction(job => Watch(job, rule, byType), SymbolKind.NamedType);
        });
    }

    private static void Watch(
        SymbolStartAnalysisContext type, DiagnosticDescriptor rule, ImmutableDictionary<ISymbol, MembersOfType> byType)
    {
        if (!JobAttributes.IsPartOfJobs((INamedTypeSymbol)type.Symbol)) return;
        type.RegisterOperationAction(
            operation => Check(operation, rule, byType),
            OperationKind.Invocation, OperationKind.PropertyReference, OperationKind.MethodReference);
    }

    private static void Check(
        OperationAnalysisContext context, DiagnosticDescriptor rule, ImmutableDictionary<ISymbol, MembersOfType> byType)
    {
        if (UsedBy(context.Operation) is not { ContainingType: { } type } member) return;
        if (!byType.TryGetValue(type.OriginalDefinition, out MembersOfType found)) return;
        if (!found.Names.Contains(member.Name)) return;
        context.ReportDiagnostic(
            Diagnostic.Create(rule, context.Operation.Syntax.GetLocation(), $"{type.Name}.{member.Name}"));
    }

    private static ISymbol? UsedBy(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IPropertyReferenceOperation property => property.Property,
        IMethodReferenceOperation method => method.Method,
        _ => null,
    };

    private static ImmutableDictionary<ISymbol, MembersOfType> Resolve(
        Compilation compilation, ImmutableArray<MembersOfType> members)
    {
        var byType = ImmutableDictionary.CreateBuilder<ISymbol, MembersOfType>(SymbolEqualityComparer.Default);
        foreach (MembersOfType one in members)
        {
            if (compilation.GetTypeByMetadataName(one.Type) is { } type) byType[type] = one;
        }
        return byType.ToImmutable();
    }
}

/// <summary>Members of a type, all overloads of each.</summary>
/// <param name="Type">The type's metadata name.</param>
/// <param name="Names">The members' names.</param>
internal readonly record struct MembersOfType(string Type, params string[] Names);

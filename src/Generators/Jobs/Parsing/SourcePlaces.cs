using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>Where a piece of a method is written, to put a squiggle under just that.</summary>
internal static class SourcePlaces
{
    public static Location? Name(ISymbol symbol) => symbol.Locations.FirstOrDefault();

    /// <summary>The whole parameter: <c>ref Totals totals</c>.</summary>
    public static Location? Whole(IParameterSymbol parameter) => Syntax(parameter)?.GetLocation() ?? Name(parameter);

    public static Location? TypeOf(IParameterSymbol parameter) =>
        (Syntax(parameter) as ParameterSyntax)?.Type?.GetLocation() ?? Name(parameter);

    public static Location? ReturnTypeOf(IMethodSymbol method) =>
        (Syntax(method) as MethodDeclarationSyntax)?.ReturnType.GetLocation() ?? Name(method);

    private static SyntaxNode? Syntax(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    /// <summary>True for a type that its user declares in this project, and so can put an attribute on.</summary>
    public static bool IsDeclaredHere(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsTupleType: false, DeclaringSyntaxReferences.Length: > 0 };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Where a piece of a type is written, to put a squiggle under just that.</summary>
internal static class Places
{
    public static Location? Name(ISymbol symbol) => symbol.Locations.FirstOrDefault(place => place.IsInSource);

    /// <summary>The type of a property, field or positional parameter; what a method returns.</summary>
    public static Location? TypeOf(ISymbol member) => Syntax(member) switch
    {
        PropertyDeclarationSyntax property => property.Type.GetLocation(),
        MethodDeclarationSyntax method => method.ReturnType.GetLocation(),
        ParameterSyntax { Type: { } type } => type.GetLocation(),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax field } => field.Type.GetLocation(),
        _ => Name(member),
    };

    public static SyntaxNode? Syntax(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
}

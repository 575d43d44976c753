using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators.Common;

/// <summary>Whether a generated part can stand beside a user's type. What is wrong otherwise, parsers report.</summary>
internal static class Partials
{
    /// <summary>False where a second part would be an error itself; types of other assemblies have theirs.</summary>
    public static bool CanBeAdded(INamedTypeSymbol type)
    {
        if (type.IsStatic || type.IsRefLikeType || type.IsGenericType) return false;
        for (INamedTypeSymbol? part = type; part != null; part = part.ContainingType)
            if (part.IsFileLocal || NotPartial(part).Any()) return false;
        return true;
    }

    /// <summary>The declarations of a type that lack <c>partial</c>.</summary>
    public static IEnumerable<TypeDeclarationSyntax> NotPartial(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax declaration
                && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) yield return declaration;
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.CodeFixes;

/// <summary>Changes how types are declared. Pure.</summary>
internal static class TypeSyntaxes
{
    /// <summary>The same type as a part; for one without trivia before it.</summary>
    public static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));
    }

    /// <summary>A class or record class as a record struct, which nothing derives from.</summary>
    public static RecordDeclarationSyntax AsRecordStruct(TypeDeclarationSyntax type)
    {
        SyntaxTokenList modifiers = SyntaxFactory.TokenList(type.Modifiers.Where(modifier =>
            !modifier.IsKind(SyntaxKind.SealedKeyword) && !modifier.IsKind(SyntaxKind.AbstractKeyword)));
        SyntaxTriviaList leading = type.GetLeadingTrivia();
        RecordDeclarationSyntax changed = SyntaxFactory.RecordDeclaration(
            SyntaxKind.RecordStructDeclaration, type.AttributeLists, modifiers,
            Keyword(SyntaxKind.RecordKeyword), Keyword(SyntaxKind.StructKeyword), type.Identifier,
            type.TypeParameterList, type.ParameterList, type.BaseList, type.ConstraintClauses, type.OpenBraceToken,
            type.Members, type.CloseBraceToken, type.SemicolonToken);
        return changed.WithLeadingTrivia(leading);
    }

    private static SyntaxToken Keyword(SyntaxKind kind) =>
        SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}

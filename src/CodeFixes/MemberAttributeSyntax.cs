using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Millrace.CodeFixes;

/// <summary>Writes an attribute of Millrace before a member, below the comments it begins with. Pure.</summary>
internal static class MemberAttributeSyntax
{
    private static readonly AttributeTargetSpecifierSyntax _ofProperty = SyntaxFactory
        .AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.PropertyKeyword))
        .WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space));

    /// <summary>Marks a property, or the parameter of a positional record, whose property is meant.</summary>
    public static SyntaxNode AddTo(SyntaxNode member, string attribute)
    {
        SyntaxNode bare = member.WithoutLeadingTrivia();
        SyntaxNode marked = bare switch
        {
            PropertyDeclarationSyntax property =>
                property.WithAttributeLists(property.AttributeLists.Insert(0, List(attribute, null))),
            ParameterSyntax parameter =>
                parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, List(attribute, _ofProperty))),
            _ => bare,
        };
        return marked.WithLeadingTrivia(member.GetLeadingTrivia());
    }

    /// <summary>The full name, which the simplifier cuts where the namespace is imported.</summary>
    private static AttributeListSyntax List(string name, AttributeTargetSpecifierSyntax? target)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("Millrace." + name).WithAdditionalAnnotations(Simplifier.Annotation));
        return SyntaxFactory
            .AttributeList(target, SyntaxFactory.SingletonSeparatedList(attribute))
            .WithTrailingTrivia(SyntaxFactory.Space);
    }
}

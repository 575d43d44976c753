using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Diagnostics;

namespace Millrace.CodeFixes;

/// <summary>
/// Lets a member be set: by an <c>init</c> accessor where it has none, and where its default cannot be kept, by
/// <c>required</c> or <c>set</c>. Holds nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemberAccessFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RecordRules.NoSetter.Id, RecordRules.GenericDefault.Id, StateRules.NoSetter.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Find<PropertyDeclarationSyntax>().ConfigureAwait(false) is not
            {
                AccessorList: { } accessors,
            } property) return;
        AccessorDeclarationSyntax? setter = accessors.Accessors.FirstOrDefault(IsSetter);
        if (context.Diagnostics[0].Id == RecordRules.GenericDefault.Id)
        {
            context.OfferReplacement("Make it required", property, WithRequired(property));
            if (setter == null) return;
            AccessorDeclarationSyntax set = Accessor(SyntaxKind.SetAccessorDeclaration).WithTriviaFrom(setter);
            context.OfferReplacement("Give it a 'set' accessor", setter, set);
        }
        else if (setter == null)
        {
            AccessorDeclarationSyntax init =
                Accessor(SyntaxKind.InitAccessorDeclaration).WithTrailingTrivia(SyntaxFactory.Space);
            context.OfferReplacement("Give it an 'init' accessor", accessors, accessors.AddAccessors(init));
        }
    }

    private static PropertyDeclarationSyntax WithRequired(PropertyDeclarationSyntax property)
    {
        SyntaxToken required = SyntaxFactory.Token(SyntaxKind.RequiredKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return property.WithModifiers(property.Modifiers.Add(required));
    }

    private static AccessorDeclarationSyntax Accessor(SyntaxKind kind) => SyntaxFactory.AccessorDeclaration(kind)
        .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    private static bool IsSetter(AccessorDeclarationSyntax accessor) =>
        accessor.IsKind(SyntaxKind.InitAccessorDeclaration) || accessor.IsKind(SyntaxKind.SetAccessorDeclaration);
}

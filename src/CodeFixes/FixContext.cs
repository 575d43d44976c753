using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Millrace.CodeFixes;

/// <summary>What the fixes that change one node of one file have in common. Holds nothing.</summary>
internal static class FixContext
{
    /// <summary>The innermost node of a kind around what is marked; null where there is none.</summary>
    public static async Task<T?> Find<T>(this CodeFixContext context) where T : SyntaxNode
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
    }

    /// <summary>Offers to put one node in the place of another.</summary>
    public static void OfferReplacement(
        this CodeFixContext context, string title, SyntaxNode old, SyntaxNode changed) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, cancellation => Replace(context.Document, old, changed, cancellation), title),
            context.Diagnostics);

    private static async Task<Document> Replace(
        Document document, SyntaxNode old, SyntaxNode changed, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(old, changed));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.CodeFixes;

/// <summary>
/// Offers to mark a member of the record whose name is underlined, wherever the record is declared. Holds nothing.
/// </summary>
internal static class MemberMarking
{
    /// <summary>The record whose name is underlined; null where there is none.</summary>
    public static async Task<INamedTypeSymbol?> FindRecord(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model =
            await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        return root?.FindNode(context.Span) is TypeSyntax name
            ? model?.GetTypeInfo(name, context.CancellationToken).Type as INamedTypeSymbol
            : null;
    }

    /// <summary>Offers <paramref name="attribute"/> for each member that fits.</summary>
    public static void Offer(
        CodeFixContext context, INamedTypeSymbol record, string attribute, Func<IPropertySymbol, bool> fits)
    {
        foreach (IPropertySymbol member in record.GetMembers().OfType<IPropertySymbol>())
        {
            if (!IsMember(member) || !fits(member)) continue;
            SyntaxReference place = member.DeclaringSyntaxReferences[0];
            string title = $"Mark '{record.Name}.{member.Name}' with [{attribute}]";
            CodeAction action = CodeAction.Create(
                title, cancellation => ApplyAsync(context.Document.Project, place, attribute, cancellation), title);
            context.RegisterCodeFix(action, context.Diagnostics);
        }
    }

    private static bool IsMember(IPropertySymbol member) =>
        member is { IsStatic: false, IsIndexer: false, NullableAnnotation: not NullableAnnotation.Annotated }
        && member.DeclaringSyntaxReferences.Length == 1;

    private static async Task<Solution> ApplyAsync(
        Project project, SyntaxReference place, string attribute, CancellationToken cancellation)
    {
        Document document = project.Solution.GetDocument(place.SyntaxTree)!;
        SyntaxNode root = await place.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        SyntaxNode member = await place.GetSyntaxAsync(cancellation).ConfigureAwait(false);
        SyntaxNode marked = MemberAttributeSyntax.AddTo(member, attribute);
        return document.WithSyntaxRoot(root.ReplaceNode(member, marked)).Project.Solution;
    }
}

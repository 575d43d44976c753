using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.CodeFixes;

/// <summary>
/// Offers each member that can be the message key of a record that a job keeps state by, wherever the record is
/// declared. Holds nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddMessageKeyFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [HandlerRules.NoKey.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model =
            await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not TypeSyntax name || model == null) return;
        if (model.GetTypeInfo(name, context.CancellationToken).Type is not INamedTypeSymbol record) return;
        if (KeyCodecs.MemberOf(record) != null) return;

        foreach (IPropertySymbol member in record.GetMembers().OfType<IPropertySymbol>().Where(CanBeKey))
        {
            SyntaxReference place = member.DeclaringSyntaxReferences[0];
            string title = $"Mark '{record.Name}.{member.Name}' with [MessageKey]";
            CodeAction action = CodeAction.Create(
                title, cancellation => ApplyAsync(context.Document.Project, place, cancellation), title);
            context.RegisterCodeFix(action, context.Diagnostics);
        }
    }

    private static bool CanBeKey(IPropertySymbol member) =>
        member is { IsStatic: false, IsIndexer: false, NullableAnnotation: not NullableAnnotation.Annotated }
        && member.DeclaringSyntaxReferences.Length == 1
        && KeyCodecs.Of(member) != null;

    private static async Task<Solution> ApplyAsync(
        Project project, SyntaxReference place, CancellationToken cancellation)
    {
        Document document = project.Solution.GetDocument(place.SyntaxTree)!;
        SyntaxNode root = await place.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        SyntaxNode member = await place.GetSyntaxAsync(cancellation).ConfigureAwait(false);
        SyntaxNode marked = MessageKeySyntax.AddTo(member);
        return document.WithSyntaxRoot(root.ReplaceNode(member, marked)).Project.Solution;
    }
}

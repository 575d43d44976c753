using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Diagnostics;

namespace Millrace.CodeFixes;

/// <summary>
/// Removes an attribute that does nothing where it is, or its argument that does nothing. Holds nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveAttributeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        RecordRules.NotARecord.Id, RecordRules.NotAMember.Id, RecordRules.TimestampOfSink.Id,
        RecordRules.KeyInValue.Id, RecordRules.JsonAttribute.Id, FormatRules.OtherFormat.Id,
        FormatRules.MessagePackFeature.Id, FormatRules.IncludeMetadata.Id,
        TopicRules.KeyFormat.Id, TopicRules.NothingToRead.Id, TopicRules.OutsideOfSchema.Id,
        TopicRules.SchemaAndFormat.Id, TopicRules.MetadataPlace.Id, TopicRules.MetadataInSink.Id,
        WindowRules.OutsideJob.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Find<AttributeSyntax>().ConfigureAwait(false) is not { } attribute) return;
        AttributeArgumentSyntax? argument = await context.Find<AttributeArgumentSyntax>().ConfigureAwait(false);
        string title = argument == null ? $"Remove [{attribute.Name}]" : $"Remove '{argument}'";
        if (argument?.Parent is AttributeArgumentListSyntax { Arguments.Count: > 1 } list)
        {
            context.OfferReplacement(title, list, list.WithArguments(list.Arguments.Remove(argument)));
            return;
        }
        SyntaxNode removed = Whole((SyntaxNode?)argument ?? attribute);
        CodeAction action = CodeAction.Create(
            title, cancellation => Remove(context.Document, removed, cancellation), equivalenceKey: title);
        context.RegisterCodeFix(action, context.Diagnostics);
    }

    /// <summary>The list that would be empty without it goes with it.</summary>
    private static SyntaxNode Whole(SyntaxNode node) => node.Parent switch
    {
        AttributeListSyntax { Attributes.Count: 1 } list => list,
        AttributeArgumentListSyntax { Arguments.Count: 1 } list => list,
        _ => node,
    };

    private static async Task<Document> Remove(Document document, SyntaxNode node, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        // What comes before a whole list is of the member that stays; within a list it is the space between two.
        SyntaxRemoveOptions kept = node is AttributeListSyntax
            ? SyntaxRemoveOptions.KeepLeadingTrivia | SyntaxRemoveOptions.KeepDirectives
            : SyntaxRemoveOptions.KeepDirectives;
        SyntaxNode? changed = root!.RemoveNode(node, kept);
        return document.WithSyntaxRoot(changed!);
    }
}

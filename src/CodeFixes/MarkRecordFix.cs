using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Parsing;

namespace Millrace.CodeFixes;

/// <summary>
/// Makes what a handler takes first a source, and what it returns a sink, where it is a type of the project: with an
/// attribute whose topic is named as the type, and <c>partial</c>. Holds nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MarkRecordFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [HandlerRules.Input.Id, HandlerRules.Return.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        ITypeSymbol? marked = await MemberMarking.FindRecord(context).ConfigureAwait(false);
        if (marked == null || KeyCodecs.WithoutNullable(marked) is not INamedTypeSymbol { IsTupleType: false } record
            || record.DeclaringSyntaxReferences.FirstOrDefault() is not { } place) return;
        SyntaxNode declaration = await place.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false);
        if (declaration is not TypeDeclarationSyntax type || type is InterfaceDeclarationSyntax) return;
        string attribute = context.Diagnostics[0].Id == HandlerRules.Input.Id ? "KafkaSource" : "KafkaSink";
        string topic = JsonNames.Convert(record.Name, NamingPolicy.KebabCaseLower);
        string title = $"Mark '{record.Name}' with [{attribute}(\"{topic}\")]";
        Project project = context.Document.Project;
        CodeAction action = CodeAction.Create(
            title, cancellation => ApplyAsync(project, type, Mark(type, attribute, topic), cancellation), title);
        context.RegisterCodeFix(action, context.Diagnostics);
    }

    private static TypeDeclarationSyntax Mark(TypeDeclarationSyntax type, string name, string topic)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("Millrace." + name).WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.ParseAttributeArgumentList($"(\"{topic}\")"));
        AttributeListSyntax list = SyntaxFactory
            .AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithTrailingTrivia(SyntaxFactory.Space);
        TypeDeclarationSyntax bare = type.WithoutLeadingTrivia();
        if (!bare.Modifiers.Any(SyntaxKind.PartialKeyword)) bare = TypeSyntaxes.WithPartial(bare);
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list))
            .WithLeadingTrivia(type.GetLeadingTrivia());
    }

    private static async Task<Solution> ApplyAsync(
        Project project, SyntaxNode old, SyntaxNode changed, CancellationToken cancellation)
    {
        Document document = project.Solution.GetDocument(old.SyntaxTree)!;
        SyntaxNode root = await old.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        return document.WithSyntaxRoot(root.ReplaceNode(old, changed)).Project.Solution;
    }
}

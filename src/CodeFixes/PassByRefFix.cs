using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Diagnostics;

namespace Millrace.CodeFixes;

/// <summary>
/// Passes a state by <c>ref</c>, and a record, which is what comes first, by value. Holds nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PassByRefFix : CodeFixProvider
{
    private static readonly SyntaxKind[] _modifiers =
        [SyntaxKind.RefKeyword, SyntaxKind.InKeyword, SyntaxKind.OutKeyword, SyntaxKind.ReadOnlyKeyword];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [HandlerRules.RefKind.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Find<ParameterSyntax>().ConfigureAwait(false) is not { } parameter) return;
        bool isRecord = parameter.Parent is ParameterListSyntax list && list.Parameters[0] == parameter;
        IEnumerable<SyntaxToken> others = parameter.Modifiers.Where(m => !_modifiers.Contains(m.Kind()));
        SyntaxToken byRef = SyntaxFactory.Token(SyntaxKind.RefKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        ParameterSyntax changed = parameter
            .WithModifiers(SyntaxFactory.TokenList(isRecord ? others : others.Append(byRef)))
            .WithTriviaFrom(parameter);
        context.OfferReplacement(isRecord ? "Pass by value" : "Pass by 'ref'", parameter, changed);
    }
}

using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Diagnostics;

namespace Millrace.CodeFixes;

/// <summary>
/// Writes the version of a state: the first one, or the next where its shape has changed. Holds nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class StateVersionFix : CodeFixProvider
{
    private const string Property = "Version";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [StateRules.NoVersion.Id, StateRules.Version.Id, StateRules.ShapeChanged.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Find<AttributeSyntax>().ConfigureAwait(false) is not { } attribute) return;
        bool isNext = context.Diagnostics[0].Id == StateRules.ShapeChanged.Id;
        string version = (isNext ? Written(attribute) + 1 : 1).ToString(CultureInfo.InvariantCulture);
        context.OfferReplacement($"Write Version = {version}", attribute, With(attribute, version));
    }

    private static int Written(AttributeSyntax attribute) =>
        Argument(attribute)?.Expression is LiteralExpressionSyntax { Token.Value: int version } ? version : 1;

    private static AttributeSyntax With(AttributeSyntax attribute, string version)
    {
        ExpressionSyntax number = SyntaxFactory.ParseExpression(version);
        if (Argument(attribute) is { } argument)
            return attribute.ReplaceNode(argument.Expression, number.WithTriviaFrom(argument.Expression));
        AttributeArgumentListSyntax arguments = SyntaxFactory.ParseAttributeArgumentList($"({Property} = {version})")!;
        return attribute.WithArgumentList(arguments);
    }

    private static AttributeArgumentSyntax? Argument(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments
        .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == Property);
}

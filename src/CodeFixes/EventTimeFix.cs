using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Parsing;

namespace Millrace.CodeFixes;

/// <summary>
/// Puts the event time of the handler's record, or the end of its window, where a handler reads the wall clock, if they
/// are of one type. Holds nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EventTimeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DeterminismRules.WallClock.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Find<ExpressionSyntax>().ConfigureAwait(false) is not { } clock) return;
        SemanticModel? model =
            await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.GetEnclosingSymbol(clock.SpanStart, context.CancellationToken) is not IMethodSymbol method) return;
        ITypeSymbol? wanted = model.GetTypeInfo(clock, context.CancellationToken).Type;
        foreach (string time in method.Parameters.SelectMany(parameter => Times(parameter, wanted)))
        {
            ExpressionSyntax changed = SyntaxFactory.ParseExpression(time).WithTriviaFrom(clock);
            context.OfferReplacement($"Use '{time}'", clock, changed);
        }
    }

    private static IEnumerable<string> Times(IParameterSymbol parameter, ITypeSymbol? wanted)
    {
        bool isWindow = parameter.Type is { Name: "Window", ContainingNamespace.Name: "Millrace" };
        return Properties(parameter.Type)
            .Where(property => SymbolEqualityComparer.Default.Equals(property.Type, wanted))
            .Where(property =>
                isWindow ? property.Name == "End" : JobAttributes.Find(property, "Timestamp") != null)
            .Select(property => $"{parameter.Name}.{property.Name}");
    }

    private static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type)
    {
        for (ITypeSymbol? part = type; part != null; part = part.BaseType)
            foreach (IPropertySymbol property in part.GetMembers().OfType<IPropertySymbol>()) yield return property;
    }
}

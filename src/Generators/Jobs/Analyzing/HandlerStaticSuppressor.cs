using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>
/// Silences CA1822 ("can be marked as static") in jobs: handlers are instance methods, whether they use the instance or
/// not.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerStaticSuppressor : DiagnosticSuppressor
{
    private const string JobAttribute = "Millrace.StreamJobAttribute";

    private static readonly SuppressionDescriptor _rule = new(
        "MRS0001", "CA1822", "A job's handlers are instance methods");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [_rule];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
            if (IsInJob(diagnostic, context)) context.ReportSuppression(Suppression.Create(_rule, diagnostic));
    }

    private static bool IsInJob(Diagnostic diagnostic, SuppressionAnalysisContext context)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return false;
        SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
        ISymbol? member = context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken);
        return member?.ContainingType?.GetAttributes()
            .Any(static attribute => attribute.AttributeClass?.ToDisplayString() == JobAttribute) == true;
    }
}

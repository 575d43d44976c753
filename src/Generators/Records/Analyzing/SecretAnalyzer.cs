using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Analyzing;

/// <summary>
/// Finds arguments of Millrace's attributes that look like secrets. Holds nothing that changes; the message never
/// repeats what it found.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretAnalyzer : DiagnosticAnalyzer
{
    private static readonly Regex _secret = new(
        """
          \b(password|passwd|pwd|secret|token|api[-_]?key|credentials?)\s*[=:]\s*\S
        | ://[^/\s:@]+:[^/\s:@]+@
        | -----BEGIN\s
        | \bAKIA[0-9A-Z]{16}\b
        | \bgh[opsu]_[0-9A-Za-z]{36}
        | \beyJ[0-9A-Za-z_-]{16,}\.
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [TopicRules.Secret];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.AttributeArgument);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        AttributeArgumentSyntax argument = (AttributeArgumentSyntax)context.Node;
        SemanticModel model = context.SemanticModel;
        if (model.GetConstantValue(argument.Expression, context.CancellationToken).Value is not string text
            || !_secret.IsMatch(text)
            || argument.Parent?.Parent is not AttributeSyntax attribute
            || model.GetTypeInfo(attribute, context.CancellationToken).Type is not { } type
            || type.ContainingNamespace is not { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true })
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            TopicRules.Secret, argument.Expression.GetLocation(), type.Name.Replace("Attribute", "")));
    }
}

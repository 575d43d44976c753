using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Millrace.Generators.Diagnostics;

namespace Millrace.CodeFixes;

/// <summary>Offers each member that can be the event time of a record that a window takes. Holds nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddTimestampFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [WindowRules.NoTimestamp.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        INamedTypeSymbol? record = await MemberMarking.FindRecord(context).ConfigureAwait(false);
        if (record != null) MemberMarking.Offer(context, record, "Timestamp", CanBeTime);
    }

    private static bool CanBeTime(IPropertySymbol member) =>
        member.Type.SpecialType is SpecialType.System_Int64 or SpecialType.System_DateTime
        || member.Type is { Name: "DateTimeOffset", ContainingNamespace.Name: "System" };
}

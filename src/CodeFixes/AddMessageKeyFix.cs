using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.CodeFixes;

/// <summary>
/// Offers each member that can be the message key of a record that a job keeps state by. Holds nothing.
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
        INamedTypeSymbol? record = await MemberMarking.FindRecord(context).ConfigureAwait(false);
        if (record == null || MessageKeys.MembersOf(record).Count > 0) return;
        MemberMarking.Offer(context, record, "MessageKey", static member => KeyCodecs.Of(member) != null);
    }
}

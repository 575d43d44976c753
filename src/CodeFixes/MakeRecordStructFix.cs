using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Diagnostics;

namespace Millrace.CodeFixes;

/// <summary>Makes a state that is a class a record struct, unless it derives from something. Holds nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeRecordStructFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [StateRules.Class.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Find<TypeDeclarationSyntax>().ConfigureAwait(false) is not { BaseList: null } type) return;
        context.OfferReplacement("Make it a record struct", type, TypeSyntaxes.AsRecordStruct(type));
    }
}

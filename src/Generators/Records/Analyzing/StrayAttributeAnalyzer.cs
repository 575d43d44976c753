using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Parsing;

namespace Millrace.Generators.Records.Analyzing;

/// <summary>Finds attributes of records on members of types that are no records. Holds nothing that changes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayAttributeAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] _attributes = ["MessageKey", "Timestamp", "Header", "Metadata"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [RecordRules.NotARecord];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Check, SymbolKind.Property);
        context.RegisterSymbolAction(CheckTimestamp, SymbolKind.Method, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = context.Symbol.ContainingType;
        foreach (string name in _attributes)
        {
            if (Attributes.Find(context.Symbol, name) is not { } attribute || IsRecord(type)) continue;
            Report(context, attribute, name, type);
        }
    }

    private static void CheckTimestamp(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = context.Symbol as INamedTypeSymbol ?? context.Symbol.ContainingType;
        if (Attributes.Find(context.Symbol, "Timestamp") is { } attribute && !IsRecord(type))
            Report(context, attribute, "Timestamp", type);
    }

    private static void Report(
        SymbolAnalysisContext context, AttributeData attribute, string name, INamedTypeSymbol type) =>
        context.ReportDiagnostic(
            Diagnostic.Create(RecordRules.NotARecord, Attributes.Place(attribute), name, type.Name));

    /// <summary>An abstract type may leave its attributes to the records that derive from it.</summary>
    private static bool IsRecord(INamedTypeSymbol type) => type.IsAbstract
        || Attributes.Find(type, "KafkaSource") != null || Attributes.Find(type, "KafkaSink") != null;
}

using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Finds attributes of records on members of types that are no records.</summary>
internal static class StrayParser
{
    public static DiagnosticRecord? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        AttributeData attribute = context.Attributes[0];
        INamedTypeSymbol? type = context.TargetSymbol.ContainingType;
        if (type == null || IsRecord(type)) return null;
        string name = Attributes.ShortName(attribute);
        return DiagnosticRecord.At(RecordRules.NotARecord, Attributes.Place(attribute), name, type.Name);
    }

    /// <summary>An abstract type may leave its attributes to the records that derive from it.</summary>
    private static bool IsRecord(INamedTypeSymbol type) => type.IsAbstract
        || Attributes.Find(type, "KafkaSource") != null || Attributes.Find(type, "KafkaSink") != null;
}

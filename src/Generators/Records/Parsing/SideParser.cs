using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Formats;
using Millrace.Generators.Records.Parsing.Values;

namespace Millrace.Generators.Records.Parsing;

/// <summary>
/// Reads a <c>[JsonSchema&lt;T&gt;]</c> or <c>[MessagePackSchema&lt;T&gt;]</c> class: the schema of a type that need
/// not be the user's own.
/// </summary>
internal static class SideParser
{
    public static Parsed<SideModel> ParseJson(
        GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        Parse(context, RecordFormat.Json, JsonConventions.Instance, cancellation);

    public static Parsed<SideModel> ParseMessagePack(
        GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        Parse(context, RecordFormat.MessagePack, MessagePackConventions.Instance, cancellation);

    /// <summary>The attribute that makes a class the schema of a type; null where it has none.</summary>
    public static AttributeData? AttributeOf(ISymbol schema) =>
        Attributes.Find(schema, "JsonSchema") ?? Attributes.Find(schema, "MessagePackSchema");

    /// <summary>The type that such an attribute names.</summary>
    public static ITypeSymbol? TargetOf(AttributeData attribute) =>
        attribute.AttributeClass is { TypeArguments: [var target] } ? target : null;

    private static Parsed<SideModel> Parse(
        GeneratorAttributeSyntaxContext context, RecordFormat format, FormatConventions conventions,
        CancellationToken cancellation)
    {
        AttributeData attribute = context.Attributes[0];
        if (context.TargetSymbol is not INamedTypeSymbol type || TargetOf(attribute) is not { } target)
            return new(null, default);
        cancellation.ThrowIfCancellationRequested();

        RecordScope scope = new(type, context.SemanticModel.Compilation) { Format = conventions };
        PartialType partial = PartialTypeParser.Parse(scope);
        bool isSecond = !ReferenceEquals(AttributeOf(type), attribute);
        if (isSecond)
            scope.Report(FormatRules.Side, Attributes.Place(attribute), type.Name, "it is another schema already");
        if (Attributes.Find(type, "KafkaSource") != null || Attributes.Find(type, "KafkaSink") != null)
            scope.Report(FormatRules.Side, Attributes.Place(attribute), type.Name, "it is a record itself");
        CodecModel? codec = CodecOf(scope, target, format);
        if (codec != null && !scope.IsBroken) return new(new(partial, format, codec), scope.Diagnostics);
        return new(null, scope.Diagnostics)
        {
            Placeholder = isSecond || !IsKnown(target) ? null : Placeholders.OfSide(scope, partial, target),
        };
    }

    /// <summary>True for a type that can be named without the compiler's complaining again.</summary>
    private static bool IsKnown(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsKnown(array.ElementType),
        INamedTypeSymbol named => named.TypeKind != TypeKind.Error && named.TypeArguments.All(IsKnown),
        _ => true,
    };

    private static CodecModel? CodecOf(RecordScope scope, ITypeSymbol target, RecordFormat format)
    {
        ITypeSymbol type = target.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        NamingPolicy naming = JsonNames.PolicyOf(scope.Type) ?? NamingPolicy.CamelCase;
        ValueGraph graph = new(scope, reads: true);
        ValueModel? content = graph.Member(new(type, naming));
        return content == null ? null : new()
        {
            Type = content.Type,
            DisplayName = CSharp.Path(type),
            Struct = RecordParser.FreeName(scope.Type, FormatParser.SchemaStruct(format)),
            IsRead = true,
            IsWritten = true,
            Root = null,
            Content = content,
            Shapes = new(graph.Shapes),
            DateFormats = new(graph.DateFormats),
        };
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Reads where an annotated type is declared, and whether a second part of it can be.</summary>
internal static class PartialTypeParser
{
    public static PartialType Parse(RecordScope scope)
    {
        INamedTypeSymbol type = scope.Type;
        if (ShapeError(type) is { } shape) scope.Report(RecordRules.Shape, Places.Name(type), type.Name, shape);
        for (INamedTypeSymbol? part = type; part != null; part = part.ContainingType) RequirePartial(scope, part);

        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : CSharp.Path(type.ContainingNamespace);
        return new(
            space,
            new(Containers(type)),
            CSharp.Keyword(type),
            CSharp.TypeIdentifier(type.Name),
            type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).Replace("@", ""));
    }

    private static string? ShapeError(INamedTypeSymbol type)
    {
        if (type.IsStatic) return "static";
        if (type.IsAbstract && !HasOwnSchemas(type)) return "abstract";
        if (type.IsRefLikeType) return "a ref struct";
        if (type.IsGenericType) return type.TypeParameters.Length > 0 ? "generic" : "nested in a generic type";
        return type.IsFileLocal ? "file-local" : null;
    }

    /// <summary>Schemas of the user's own make the objects, and know which of several types they are.</summary>
    private static bool HasOwnSchemas(INamedTypeSymbol type)
    {
        AttributeData? source = Attributes.Find(type, "KafkaSource"), sink = Attributes.Find(type, "KafkaSink");
        return (source ?? sink) != null && HasSchema(source) && HasSchema(sink);

        static bool HasSchema(AttributeData? attribute) =>
            attribute == null || Attributes.Named(attribute, "Schema") != null;
    }

    private static void RequirePartial(RecordScope scope, INamedTypeSymbol part)
    {
        foreach (TypeDeclarationSyntax declaration in Partials.NotPartial(part))
        {
            bool isContainer = !SymbolEqualityComparer.Default.Equals(part, scope.Type);
            scope.Report(
                isContainer ? RecordRules.ContainerNotPartial : RecordRules.NotPartial,
                declaration.Identifier.GetLocation(), part.Name, scope.Type.Name);
        }
    }

    private static Stack<string> Containers(INamedTypeSymbol type)
    {
        Stack<string> containers = new();
        for (INamedTypeSymbol? outer = type.ContainingType; outer != null; outer = outer.ContainingType)
            containers.Push($"{CSharp.Keyword(outer)} {CSharp.TypeIdentifier(outer.Name)}");
        return containers;
    }
}

using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Values;

/// <summary>The rule for arrays, lists and sets.</summary>
internal static class CollectionParser
{
    public static ValueCodec? Try(ValueQuestion question) => question.Type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => OfArray(question, array.ElementType),
        INamedTypeSymbol { TypeArguments: [var item] } type when KindOf(type) is { } kind =>
            OfType(question, type, item, kind),
        _ => null,
    };

    private static ValueCodec? OfArray(ValueQuestion question, ITypeSymbol item)
    {
        if (question.Graph.Value(item, question.Context) is not { } element) return ValueRules.Broken;
        string typeName = $"{element.Type}[]";
        return question.Graph.Shape(
            question.Type, new(typeName, Inside: element.Reader),
            name => new CollectionModel(name, typeName, CollectionKind.Array, element));
    }

    private static ValueCodec? OfType(
        ValueQuestion question, INamedTypeSymbol type, ITypeSymbol item, CollectionKind kind)
    {
        if (question.Graph.Value(item, question.Context) is not { } element) return ValueRules.Broken;
        string typeName = $"global::{CSharp.Path(type.ContainingNamespace)}.{type.Name}<{element.Type}>";
        return question.Graph.Shape(
            type, new(typeName, Inside: element.Reader), name => new CollectionModel(name, typeName, kind, element));
    }

    private static CollectionKind? KindOf(INamedTypeSymbol type) => type.Name switch
    {
        "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable"
            when IsGeneric(type) => CollectionKind.List,
        "HashSet" or "ISet" or "IReadOnlySet" when IsGeneric(type) => CollectionKind.Set,
        "ImmutableArray" when TypeNames.IsIn(type, "System", "Collections", "Immutable") =>
            CollectionKind.ImmutableArray,
        _ => null,
    };

    private static bool IsGeneric(INamedTypeSymbol type) =>
        TypeNames.IsIn(type, "System", "Collections", "Generic");
}

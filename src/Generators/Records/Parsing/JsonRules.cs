using Microsoft.CodeAnalysis;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Decides how a type is read and written: an ordered list of rules, the first that answers wins.</summary>
internal static class JsonRules
{
    private const string Collections = "global::System.Collections.Generic.";

    private static readonly Func<JsonQuestion, JsonCodec?>[] _rules =
        [TryDateFormat, JsonLeaves.Try, TryEnum, TryDictionary, TryArray, TryList, ObjectParser.Try];

    /// <summary>The codec of a type that is known and not nullable; null, reported, when there is none.</summary>
    public static JsonCodec? Find(JsonQuestion question)
    {
        foreach (Func<JsonQuestion, JsonCodec?> rule in _rules)
            if (rule(question) is { } codec) return codec;
        question.Graph.Unsupported(question.Member, question.Type, UnsupportedTypes.Advice(question.Type));
        return null;
    }

    private static JsonCodec? TryDateFormat(JsonQuestion question)
    {
        if (DateFormats.Pattern(question.Graph.Scope, question.Member) is not { } pattern) return null;
        string type = question.Type.Name;
        if (type is not ("DateTime" or "DateTimeOffset")) return null;
        string field = question.Graph.DateFormat(pattern);
        return new(CSharp.Full(question.Type), $"{field}.Read{type}", $"{field}.Write{type}");
    }

    private static JsonCodec? TryEnum(JsonQuestion question)
    {
        if (question.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type) return null;
        string typeName = CSharp.Full(type);
        return question.Graph.Shape(type, typeName, default, name => EnumParser.Parse(question.Graph.Scope, type, name));
    }

    private static JsonCodec? TryDictionary(JsonQuestion question)
    {
        if (question.Type is not INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, var item] } type
            || type.Name is not ("Dictionary" or "IDictionary" or "IReadOnlyDictionary")
            || !IsIn(type, "System.Collections.Generic")) return null;
        return question.Graph.Value(question.Member, item, question.Naming) is { } value
            ? Collection(question, $"{Collections}{type.Name}<string, {value.Type}>", (n, t) => new DictionaryModel(n, t, value))
            : Broken;
    }

    private static JsonCodec? TryArray(JsonQuestion question)
    {
        if (question.Type is not IArrayTypeSymbol { Rank: 1, ElementType: var item }) return null;
        return question.Graph.Value(question.Member, item, question.Naming) is { } element
            ? Collection(question, $"{element.Type}[]", (n, t) => new CollectionModel(n, t, CollectionKind.Array, element))
            : Broken;
    }

    private static JsonCodec? TryList(JsonQuestion question)
    {
        if (question.Type is not INamedTypeSymbol { TypeArguments: [var item] } type || KindOf(type) is not { } kind) return null;
        string name = CSharp.Path(type.ContainingNamespace);
        return question.Graph.Value(question.Member, item, question.Naming) is { } element
            ? Collection(question, $"global::{name}.{type.Name}<{element.Type}>", (n, t) => new CollectionModel(n, t, kind, element))
            : Broken;
    }

    private static CollectionKind? KindOf(INamedTypeSymbol type) => type.Name switch
    {
        "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable"
            when IsIn(type, "System.Collections.Generic") => CollectionKind.List,
        "ImmutableArray" when IsIn(type, "System.Collections.Immutable") => CollectionKind.ImmutableArray,
        _ => null,
    };

    private static JsonCodec? Collection(JsonQuestion question, string typeName, Func<string, string, ShapeModel> model) =>
        question.Graph.Shape(question.Type, typeName, question.Naming, name => model(name, typeName));

    /// <summary>The answer where a part of the type was reported already; nothing is generated from it.</summary>
    private static JsonCodec? Broken => new("", "", "");

    private static bool IsIn(INamedTypeSymbol type, string space) => CSharp.Path(type.ContainingNamespace) == space;
}

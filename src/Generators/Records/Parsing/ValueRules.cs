using Microsoft.CodeAnalysis;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Decides how a type is read and written: an ordered list of rules, the first that answers wins.</summary>
internal static class ValueRules
{
    private static readonly Func<ValueQuestion, ValueCodec?>[] _rules =
        [TryDateFormat, SingleValues.Try, TryEnum, TryDictionary, TryArray, TryList, ObjectParser.Try];

    /// <summary>The codec of a type that is known and not nullable; null, reported, when there is none.</summary>
    public static ValueCodec? Find(ValueQuestion question)
    {
        foreach (Func<ValueQuestion, ValueCodec?> rule in _rules)
            if (rule(question) is { } codec) return codec;
        question.Graph.Unsupported(question.Member, question.Type, UnsupportedTypes.Advice(question.Type));
        return null;
    }

    private static ValueCodec? TryDateFormat(ValueQuestion question)
    {
        RecordScope scope = question.Graph.Scope;
        if (!scope.Format.HasDateFormats || DateFormats.Pattern(scope, question.Member) is not { } pattern) return null;
        string type = question.Type.Name;
        if (type is not ("DateTime" or "DateTimeOffset")) return null;
        string field = question.Graph.DateFormat(pattern);
        return new(CSharp.Full(question.Type), $"{field}.Read{type}", $"{field}.Write{type}");
    }

    private static ValueCodec? TryEnum(ValueQuestion question)
    {
        if (question.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type) return null;
        RecordScope scope = question.Graph.Scope;
        return question.Graph.Shape(type, CSharp.Full(type), default, name => EnumParser.Parse(scope, type, name));
    }

    private static ValueCodec? TryDictionary(ValueQuestion question)
    {
        if (question.Type is not INamedTypeSymbol { TypeArguments: [var key, var item] } type
            || key.SpecialType != SpecialType.System_String
            || type.Name is not ("Dictionary" or "IDictionary" or "IReadOnlyDictionary")
            || !IsIn(type, "System.Collections.Generic")) return null;
        if (question.Graph.Value(question.Member, item, question.Naming) is not { } value) return Broken;
        string typeName = $"global::System.Collections.Generic.{type.Name}<string, {value.Type}>";
        return Shape(question, typeName, name => new DictionaryModel(name, typeName, value));
    }

    private static ValueCodec? TryArray(ValueQuestion question)
    {
        if (question.Type is not IArrayTypeSymbol { Rank: 1, ElementType: var item }) return null;
        if (question.Graph.Value(question.Member, item, question.Naming) is not { } element) return Broken;
        string typeName = $"{element.Type}[]";
        return Shape(question, typeName, name => new CollectionModel(name, typeName, CollectionKind.Array, element));
    }

    private static ValueCodec? TryList(ValueQuestion question)
    {
        if (question.Type is not INamedTypeSymbol { TypeArguments: [var item] } type) return null;
        if (KindOf(type) is not { } kind) return null;
        if (question.Graph.Value(question.Member, item, question.Naming) is not { } element) return Broken;
        string typeName = $"global::{CSharp.Path(type.ContainingNamespace)}.{type.Name}<{element.Type}>";
        return Shape(question, typeName, name => new CollectionModel(name, typeName, kind, element));
    }

    private static CollectionKind? KindOf(INamedTypeSymbol type) => type.Name switch
    {
        "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable"
            when IsIn(type, "System.Collections.Generic") => CollectionKind.List,
        "ImmutableArray" when IsIn(type, "System.Collections.Immutable") => CollectionKind.ImmutableArray,
        _ => null,
    };

    private static ValueCodec? Shape(ValueQuestion question, string typeName, Func<string, ShapeModel> build) =>
        question.Graph.Shape(question.Type, typeName, question.Naming, build);

    /// <summary>The answer where a part of the type was reported already; nothing is generated from it.</summary>
    private static ValueCodec? Broken => new("", "", "");

    private static bool IsIn(INamedTypeSymbol type, string space) => CSharp.Path(type.ContainingNamespace) == space;
}

using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Values;

/// <summary>The rule for dictionaries, whose keys are single values or enums.</summary>
internal static class DictionaryParser
{
    private static readonly HashSet<string> _noKeys =
        ["Bytes", "Memory", "BigInteger", "JsonElement", "JsonNode", "JsonObject", "JsonArray"];

    public static ValueCodec? Try(ValueQuestion question)
    {
        if (question.Type is not INamedTypeSymbol { TypeArguments: [var keyType, var item] } type
            || type.Name is not ("Dictionary" or "IDictionary" or "IReadOnlyDictionary")
            || !TypeNames.IsIn(type, "System", "Collections", "Generic")
            || KindOf(keyType) is not { } kind) return null;
        // What a member says of its numbers and times is about the values: a key is a name.
        ValueContext ofKey = new(question.Context.Member, question.Context.Naming) { IsName = true };
        if (question.Graph.Value(keyType.WithNullableAnnotation(NullableAnnotation.NotAnnotated), ofKey) is not { } key
            || question.Graph.Value(item, question.Context) is not { } value) return ValueRules.Broken;
        string typeName = $"global::System.Collections.Generic.{type.Name}<{key.Type}, {value.Type}>";
        return question.Graph.Shape(
            type, new(typeName, Inside: $"{key.Reader} {value.Reader}"),
            name => new DictionaryModel(name, typeName, kind, key, value));
    }

    private static KeyKind? KindOf(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum) return KeyKind.Enum;
        return SingleValues.NameOf(type) switch
        {
            null => null,
            "String" => KeyKind.String,
            "Boolean" => KeyKind.Boolean,
            var name when _noKeys.Contains(name) => null,
            var name => SingleValues.IsNumber(name) ? KeyKind.Bare : KeyKind.Text,
        };
    }
}

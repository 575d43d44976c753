using Microsoft.CodeAnalysis;
using Millrace.Generators.Records.Parsing.Objects;

namespace Millrace.Generators.Records.Parsing.Values;

/// <summary>Decides how a type is read and written: an ordered list of rules, the first that answers wins.</summary>
internal static class ValueRules
{
    private static readonly Func<ValueQuestion, ValueCodec?>[] _rules =
    [
        TimeForms.Try, SingleValues.Try, EnumParser.Try, TupleParser.Try, DictionaryParser.Try, CollectionParser.Try,
        UnionParser.Try, ObjectParser.Try,
    ];

    /// <summary>The codec of a type that is known and not nullable; null, reported, when there is none.</summary>
    public static ValueCodec? Find(ValueQuestion question)
    {
        foreach (Func<ValueQuestion, ValueCodec?> rule in _rules)
            if (rule(question) is { } codec) return codec;
        question.Graph.Unsupported(question.Context.Member, question.Type, UnsupportedTypes.Advice(question.Type));
        return null;
    }

    /// <summary>The answer where a part of the type was reported already; nothing is generated from it.</summary>
    public static ValueCodec? Broken => new("", "", "");
}

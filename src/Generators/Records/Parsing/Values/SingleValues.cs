using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Values;

/// <summary>The rule for types that the Sdk reads and writes at once, without methods of their own.</summary>
internal static class SingleValues
{
    private static readonly HashSet<string> _ofSystem =
    [
        "Half", "Int128", "UInt128", "Guid", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "Version",
    ];

    private static readonly HashSet<string> _trees = ["JsonElement", "JsonNode", "JsonObject", "JsonArray"];

    private static readonly HashSet<string> _numbers =
    [
        "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Int128", "UInt128", "Decimal",
        "BigInteger", "Half", "Single", "Double",
    ];

    public static ValueCodec? Try(ValueQuestion question)
    {
        if (NameOf(question.Type) is not { } name) return null;
        ITypeSymbol type = question.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        ValueCodec? leaf = question.Graph.Scope.Format.Leaf(CSharp.Full(type), name);
        return leaf is { } found && IsNumber(name) ? WithForm(question, found, name) : leaf;
    }

    /// <summary>What readers and writers call the type; null for one that they do not know.</summary>
    public static string? NameOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }) return "Bytes";
        return type.SpecialType switch
        {
            SpecialType.System_String => "String",
            SpecialType.System_DateTime => "DateTime",
            SpecialType.System_Boolean or SpecialType.System_Char => type.Name,
            >= SpecialType.System_SByte and <= SpecialType.System_Double => type.Name,
            SpecialType.None when type is INamedTypeSymbol named => NameOfNamed(named),
            _ => null,
        };
    }

    public static bool IsNumber(string name) => _numbers.Contains(name);

    private static string? NameOfNamed(INamedTypeSymbol type)
    {
        if (type is { Name: "ReadOnlyMemory", TypeArguments: [{ SpecialType: SpecialType.System_Byte }] })
            return IsIn(type, "System") ? "Memory" : null;
        if (type.Arity > 0) return null;
        if (KeyCodecs.IsKeyBytes(type)) return type.Name;
        if (_ofSystem.Contains(type.Name)) return IsIn(type, "System") ? type.Name : null;
        if (type.Name == "BigInteger") return IsIn(type, "System.Numerics") ? type.Name : null;
        bool isTree = _trees.Contains(type.Name)
            && (IsIn(type, "System.Text.Json") || IsIn(type, "System.Text.Json.Nodes"));
        return isTree ? type.Name : null;
    }

    /// <summary>The same number where strings may hold it as well.</summary>
    private static ValueCodec WithForm(ValueQuestion question, ValueCodec leaf, string name)
    {
        const int readsText = 1, writesText = 2, hasNames = 4;
        question.Context.HasNumbers = true;
        int allowed = question.Context.Numbers;
        NumberForm form = new(
            (allowed & readsText) != 0, (allowed & writesText) != 0, (allowed & hasNames) != 0,
            name is "Half" or "Single" or "Double");
        bool isPlain = !form.IsReadFromText && !form.IsWrittenAsText && !(form.HasNames && form.IsFloat);
        if (isPlain) return leaf;
        string inside = allowed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return question.Graph.Shape(
            question.Type, new(leaf.Type, Inside: inside),
            shape => new NumberModel(shape, leaf.Type, leaf.Reader, leaf.Writer, form));
    }

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingType == null
        && (space == "System"
            ? type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            : CSharp.Path(type.ContainingNamespace) == space);
}

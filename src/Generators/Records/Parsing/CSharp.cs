using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Common;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Symbols and values as C# writes them, for generated code and for messages.</summary>
internal static class CSharp
{
    /// <summary>A type with <c>global::</c> and nullable annotations.</summary>
    public static string Full(ITypeSymbol type) => TypeNames.Full(type, withNull: true);

    /// <summary>A type or namespace with its containers, without <c>global::</c>.</summary>
    public static string Path(INamespaceOrTypeSymbol symbol) => TypeNames.Path(symbol);

    /// <summary>A type as its user would write it.</summary>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>An identifier, with <c>@</c> where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The name of a type, which must not be read as a declaration's keyword either: <c>@record</c>.</summary>
    public static string TypeIdentifier(string name) =>
        SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? Identifier(name) : "@" + name;

    public static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>How a type is declared: <c>record struct</c>.</summary>
    public static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Interface, _) => "interface",
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (_, true) => "record",
        _ => "class",
    };

    /// <summary>The default value of a parameter.</summary>
    public static string Default(IParameterSymbol parameter)
    {
        object? value = parameter.ExplicitDefaultValue;
        if (value == null) return parameter.Type.IsReferenceType ? "null" : "default";
        string literal = value switch
        {
            float.NaN => "float.NaN",
            double.NaN => "double.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            float single => single.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "f",
            double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d",
            decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "m",
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        };
        ITypeSymbol type = KeyCodecs.WithoutNullable(parameter.Type);
        return type.TypeKind == TypeKind.Enum ? $"({Full(type)})({literal})" : literal;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Common;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>Symbols as C# writes them, for generated code and for messages.</summary>
internal static class CSharpNames
{
    /// <summary>A namespace or a type with its namespace, without <c>global::</c>.</summary>
    public static string Dotted(ISymbol symbol) => TypeNames.Path(symbol);

    /// <summary>A type with <c>global::</c> and without the annotation of a nullable reference.</summary>
    public static string Global(ITypeSymbol type) => TypeNames.Full(type, withNull: false);

    /// <summary>The same for a tuple without the names of its elements.</summary>
    public static string Bare(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? $"({string.Join(", ", tuple.TupleElements.Select(element => Global(element.Type)))})"
        : Global(type);

    /// <summary>A type as its user would write it.</summary>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>An identifier, with <c>@</c> where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static string Quoted(string? text) => text == null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>How a parameter is passed, in words.</summary>
    public static string RefKind(IParameterSymbol parameter) => parameter.RefKind switch
    {
        Microsoft.CodeAnalysis.RefKind.None => "by value",
        Microsoft.CodeAnalysis.RefKind.Out => "by 'out'",
        Microsoft.CodeAnalysis.RefKind.In => "by 'in'",
        Microsoft.CodeAnalysis.RefKind.Ref => "by 'ref'",
        _ => "by 'ref readonly'",
    };
}

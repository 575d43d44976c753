using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Finds attributes on symbols, and their arguments in the source.</summary>
internal static class Attributes
{
    private static readonly string[] _aboutJson = ["JsonNaming", "DateFormat"];
    private static readonly string[] _aboutTimes = ["DateFormat", "UnixTime"];

    /// <summary>The attribute <c>Millrace.{name}Attribute</c> of a symbol, or null.</summary>
    public static AttributeData? Find(ISymbol symbol, string name) => Find(symbol, name, IsMillrace);

    /// <summary>The attributes of System.Text.Json on a symbol.</summary>
    public static IEnumerable<AttributeData> OfSystemTextJson(ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && IsSystemTextJson(type));

    /// <summary>The attribute <c>System.Text.Json.Serialization.{name}Attribute</c> of a symbol, or null.</summary>
    public static AttributeData? FindJson(ISymbol symbol, string name) =>
        Find(symbol, name, IsSystemTextJson);

    /// <summary>The attributes of System.Text.Json on a symbol, and those of Millrace that are about JSON.</summary>
    public static IEnumerable<AttributeData> OfAnyJson(ISymbol symbol) =>
        OfSystemTextJson(symbol).Concat(_aboutJson.Select(name => Find(symbol, name)).OfType<AttributeData>());

    /// <summary>The attributes of Millrace that say how a time is written in a value.</summary>
    public static IEnumerable<AttributeData> OfTimes(ISymbol symbol) =>
        _aboutTimes.Select(name => Find(symbol, name)).OfType<AttributeData>();

    /// <summary>The attributes of MessagePack for C# on a symbol.</summary>
    public static IEnumerable<AttributeData> OfMessagePack(ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && IsMessagePack(type));

    /// <summary>The attribute <c>MessagePack.{name}Attribute</c> of a symbol, or null.</summary>
    public static AttributeData? FindMessagePack(ISymbol symbol, string name) =>
        Find(symbol, name, IsMessagePack);

    /// <summary>True for what the package MessagePack.Annotations declares.</summary>
    public static bool IsMessagePack(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "MessagePack", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>The argument of a named property, or null where it is not given.</summary>
    public static TypedConstant? Named(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            if (argument.Key == name) return argument.Value;
        return null;
    }

    /// <summary>The name of an enum's member.</summary>
    public static string? MemberName(TypedConstant? constant) => constant?.Type?.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value.Value))?.Name;

    /// <summary>The attribute in the source.</summary>
    public static Location? Place(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();

    /// <summary>Where a property of the attribute is given a value.</summary>
    public static Location? PlaceOf(AttributeData attribute, string property)
    {
        AttributeArgumentSyntax? argument =
            Arguments(attribute).FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == property);
        return argument?.Expression.GetLocation() ?? Place(attribute);
    }

    /// <summary>
    /// Where a parameter of the attribute's constructor is given; the attribute where it cannot be told.
    /// </summary>
    public static Location? PlaceOf(AttributeData attribute, int index) => Arguments(attribute)
        .Where(argument => argument.NameEquals == null).ElementAtOrDefault(index)?.Expression.GetLocation()
        ?? Place(attribute);

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeData attribute) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments ?? default;

    /// <summary>An attribute's name as it is written in brackets.</summary>
    public static string ShortName(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", "");

    private static AttributeData? Find(ISymbol symbol, string name, Func<INamedTypeSymbol, bool> isFrom)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
            if (attribute.AttributeClass is { } type && IsNamed(type, name) && isFrom(type)) return attribute;
        return null;
    }

    /// <summary>Compared piece by piece, because a display string for each attribute of each symbol is slow.</summary>
    private static bool IsNamed(INamedTypeSymbol type, string name) =>
        type.Name.Length == name.Length + "Attribute".Length
        && type.Name.StartsWith(name, StringComparison.Ordinal)
        && type.Name.EndsWith("Attribute", StringComparison.Ordinal);

    private static bool IsMillrace(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsSystemTextJson(INamedTypeSymbol type) => type.ContainingNamespace is
    {
        Name: "Serialization",
        ContainingNamespace: { Name: "Json", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } }
    };
}

using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Common;

/// <summary>The names of types as C# writes them.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat _full = SymbolDisplayFormat.FullyQualifiedFormat;

    private static readonly SymbolDisplayFormat _annotated = _full.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat _path =
        _full.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>A type with <c>global::</c>, and with the annotations of nullable references where asked for.</summary>
    public static string Full(ITypeSymbol type, bool withNull)
    {
        bool isAnnotated = withNull && type.NullableAnnotation == NullableAnnotation.Annotated;
        return (isAnnotated ? null : Common(type)) ?? type.ToDisplayString(withNull ? _annotated : _full);
    }

    /// <summary>A type or namespace with its containers, without <c>global::</c>.</summary>
    public static string Path(ISymbol symbol) => symbol.ToDisplayString(_path);

    /// <summary>True for the namespace of that name: its parts, outermost first.</summary>
    public static bool IsIn(ISymbol symbol, params string[] parts)
    {
        INamespaceSymbol? space = symbol.ContainingNamespace;
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            if (space == null || space.Name != parts[i]) return false;
            space = space.ContainingNamespace;
        }
        return space is { IsGlobalNamespace: true };
    }

    /// <summary>
    /// The types that most members have, without a display string, which costs more than all else about them.
    /// </summary>
    private static string? Common(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => "string",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Double => "double",
        SpecialType.System_DateTime => "global::System.DateTime",
        SpecialType.None when type is INamedTypeSymbol
        {
            Arity: 0, ContainingType: null,
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        } => "global::System." + type.Name,
        _ => null,
    };
}

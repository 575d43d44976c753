using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Records.Parsing.Values;

/// <summary>What to do about a type that no rule covers.</summary>
internal static class UnsupportedTypes
{
    public static string Advice(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic)
            return "declare the type that it really has";
        if (type.Name.Contains("Dictionary")) return "use a Dictionary whose keys are single values";
        if (type is IArrayTypeSymbol) return "use an array of arrays";
        if (type.TypeKind == TypeKind.Interface || type.IsAbstract)
            return "name its types with [JsonDerivedType] or [Union], or use a class or struct of your own";
        if (type.Name is "CultureInfo") return "use a string";
        return type.Name.StartsWith("Immutable", StringComparison.Ordinal)
            ? "use ImmutableArray<T>"
            : "use a number, string, date, enum, List<T>, or a class or struct of your own";
    }

    /// <summary>True when the type's public properties say all of it, as far as can be told.</summary>
    public static bool IsPlainObject(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named
        && !named.IsAbstract && !named.IsRefLikeType && !named.IsTupleType
        && !named.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
        && RootNamespace(named) is not ("System" or "Microsoft");

    private static string RootNamespace(INamedTypeSymbol type)
    {
        INamespaceSymbol space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space.Name;
    }
}

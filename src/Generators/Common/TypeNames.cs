using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Common;

/// <summary>
/// The names of types as C# writes them, equal to Roslyn's display strings. Those cost more than all else about most
/// members, and transforms run for every annotated type at each edit: what most members are is written here.
/// </summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat _full = SymbolDisplayFormat.FullyQualifiedFormat;

    private static readonly SymbolDisplayFormat _annotated = _full.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat _path =
        _full.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    [ThreadStatic]
    private static StringBuilder? _text;

    /// <summary>A type with <c>global::</c>, and with the annotations of nullable references where asked for.</summary>
    public static string Full(ITypeSymbol type, bool withNull)
    {
        if (Keyword(type.SpecialType) is { } keyword)
            return withNull && IsAnnotated(type) ? keyword + "?" : keyword;
        StringBuilder text = Start();
        return TryAppend(text, type, withNull) ? text.ToString() : type.ToDisplayString(withNull ? _annotated : _full);
    }

    /// <summary>A type or namespace with its containers, without <c>global::</c>.</summary>
    public static string Path(ISymbol symbol)
    {
        StringBuilder text = Start();
        bool isPlain = symbol switch
        {
            INamespaceSymbol { IsGlobalNamespace: false } space => AppendNamespace(text, space),
            INamedTypeSymbol { SpecialType: SpecialType.None, Arity: 0, TypeKind: not TypeKind.Error } type =>
                AppendNamed(text, type, withNull: false, prefix: ""),
            _ => false,
        };
        return isPlain ? text.ToString() : symbol.ToDisplayString(_path);
    }

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

    private static StringBuilder Start() => (_text ??= new()).Clear();

    private static bool TryAppend(StringBuilder text, ITypeSymbol type, bool withNull)
    {
        ITypeSymbol inner = KeyCodecs.WithoutNullable(type);
        if (Keyword(inner.SpecialType) is { } keyword) text.Append(keyword);
        else if (inner is not INamedTypeSymbol named || !IsPlain(named)) return false;
        else if (!AppendNamed(text, named, withNull, "global::")) return false;
        if (!ReferenceEquals(inner, type) || (withNull && IsAnnotated(type))) text.Append('?');
        return true;
    }

    private static bool IsPlain(INamedTypeSymbol type) => !type.IsTupleType && !type.IsAnonymousType
        && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Interface;

    private static bool AppendNamed(StringBuilder text, INamedTypeSymbol type, bool withNull, string prefix)
    {
        // Such as record, which only stands for a type with an @.
        if (char.IsLower(type.Name[0])) return false;
        if (type.ContainingType is { } container)
        {
            if (!AppendNamed(text, container, withNull, prefix)) return false;
            text.Append('.');
        }
        else
        {
            text.Append(prefix);
            if (!type.ContainingNamespace.IsGlobalNamespace && AppendNamespace(text, type.ContainingNamespace))
                text.Append('.');
        }
        Append(text, type.Name);
        if (type.Arity == 0) return true;
        text.Append('<');
        for (int i = 0; i < type.TypeArguments.Length; i++)
        {
            if (i > 0) text.Append(", ");
            if (!TryAppend(text, type.TypeArguments[i], withNull)) return false;
        }
        text.Append('>');
        return true;
    }

    private static bool AppendNamespace(StringBuilder text, INamespaceSymbol space)
    {
        if (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            AppendNamespace(text, outer);
            text.Append('.');
        }
        Append(text, space.Name);
        return true;
    }

    private static void Append(StringBuilder text, string name)
    {
        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None) text.Append('@');
        text.Append(name);
    }

    private static bool IsAnnotated(ITypeSymbol type) =>
        type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated;

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_String => "string",
        SpecialType.System_Object => "object",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Char => "char",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_IntPtr => "nint",
        SpecialType.System_UIntPtr => "nuint",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_Decimal => "decimal",
        _ => null,
    };
}

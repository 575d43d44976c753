using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing.States;

/// <summary>Decides which types may be inside of a state.</summary>
internal static class StateTypes
{
    public static StateComplaint ContainsItself => new(StateRules.MemberType, "");

    /// <summary>Why a type that is no leaf may not be inside of a state; null when it may.</summary>
    public static StateComplaint? Complaint(ITypeSymbol type)
    {
        if (IsImmutableArray(type)) return null;
        if (IsCollection(type)) return new(StateRules.Mutable, "ImmutableArray<T>");
        if (type.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Delegate or TypeKind.Dynamic)
            return new(StateRules.Mutable, "a record struct, or ImmutableArray<T> of them");
        bool isStruct = type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false, IsTupleType: false }
            && type.SpecialType == SpecialType.None && !IsForeign(type);
        return isStruct ? null : new(StateRules.MemberType, "");
    }

    public static bool IsImmutableArray(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ImmutableArray", TypeArguments.Length: 1 }
        && CSharp.Path(type.ContainingNamespace) == "System.Collections.Immutable";

    private static bool IsCollection(ITypeSymbol type) => type.IsReferenceType
        && type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static bool IsForeign(ITypeSymbol type)
    {
        string space = type.ContainingNamespace is { IsGlobalNamespace: false } named ? CSharp.Path(named) : "";
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
    }
}

/// <summary>A rule that a type breaks, and what to use instead of it.</summary>
internal readonly record struct StateComplaint(DiagnosticDescriptor Rule, string Instead);

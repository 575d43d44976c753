using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing.Objects;

/// <summary>Decides which constructor makes an object that is read.</summary>
internal static class Constructors
{
    /// <summary>
    /// The one that an attribute chooses (<c>[JsonConstructor]</c>); else the only one; else, of a struct, the only one
    /// that takes members; else the one without parameters. Null, reported, when that leaves none.
    /// </summary>
    public static IMethodSymbol? Choose(RecordScope scope, INamedTypeSymbol type, IReadOnlyList<ISymbol> members)
    {
        IMethodSymbol[] usable = [.. type.InstanceConstructors.Where(c => scope.CanUse(c) && !IsCopy(type, c))];
        IMethodSymbol[] taking = [.. usable.Where(c => c.Parameters.Length > 0)];
        IMethodSymbol[] chosen = [.. type.InstanceConstructors.Where(scope.Format.IsChosen)];
        if (chosen is [var only] && scope.CanUse(only)) return only;
        if (chosen.Length > 0)
        {
            scope.Report(RecordRules.Constructor, Places.Name(chosen[^1]), type.Name, chosen.Length > 1
                ? "several constructors are chosen: remove the attribute from all but one"
                : "generated code cannot call the constructor that is chosen: make it public");
            return null;
        }
        if (usable.Length == 1) return usable[0];
        bool isTaking = type.IsValueType && taking.Length == 1;
        if (isTaking && taking[0].Parameters.All(p => Error(p, Member(p, members)) == null)) return taking[0];
        if (usable.FirstOrDefault(c => c.Parameters.Length == 0) is { } empty) return empty;
        scope.Report(RecordRules.Constructor, Places.Name(type), type.Name, usable.Length == 0
            ? "it has no constructor that generated code can call: add a public one"
            : "it has several constructors: keep one, or add one without parameters");
        return null;
    }

    /// <summary>
    /// The member that a parameter is meant to set: the same name but for case, and if there are several the same type.
    /// </summary>
    public static ISymbol? Member(IParameterSymbol parameter, IReadOnlyList<ISymbol> members) =>
        members.FirstOrDefault(member => IsNamed(member, parameter) && IsSame(TypeOf(member)!, parameter.Type))
        ?? members.FirstOrDefault(member => IsNamed(member, parameter));

    /// <summary>The parameter that sets a member, or null.</summary>
    public static IParameterSymbol? Parameter(
        IMethodSymbol? constructor, ISymbol member, IReadOnlyList<ISymbol> members) =>
        constructor?.Parameters.FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(Member(p, members), member));

    /// <summary>The local variables of the members that a constructor takes, in its order.</summary>
    public static EquatableArray<string> Arguments(
        IMethodSymbol? constructor, IEnumerable<(string Name, string Local)> members)
    {
        ILookup<string, string> locals =
            members.ToLookup(m => m.Name.TrimStart('@'), m => m.Local, StringComparer.OrdinalIgnoreCase);
        return new((constructor?.Parameters ?? []).Select(parameter => locals[parameter.Name].FirstOrDefault() ?? ""));
    }

    /// <summary>Reports every parameter that cannot be given the value of a member.</summary>
    public static void CheckParameters(RecordScope scope, IMethodSymbol constructor, IReadOnlyList<ISymbol> members)
    {
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (!scope.IsKnown(parameter.Type)) continue;
            if (Error(parameter, Member(parameter, members)) is not { } error) continue;
            scope.Report(
                RecordRules.ConstructorParameter, Places.Name(parameter),
                parameter.Name, constructor.ContainingType.Name, error);
        }
    }

    public static ITypeSymbol? TypeOf(ISymbol member) =>
        (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    private static string? Error(IParameterSymbol parameter, ISymbol? member)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
            return "wants a variable, and values that are read are in none: pass it by value or by 'in'";
        if (member == null || !IsSame(TypeOf(member)!, parameter.Type))
            return "matches no member: name and type it as the property that it sets";
        return Nullability.Fits(TypeOf(member)!, parameter.Type)
            ? null
            : $"and '{member.Name}' differ in where a null may be: put the '?' on both or on neither";
    }

    private static bool IsNamed(ISymbol member, IParameterSymbol parameter) =>
        string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for types that are one, whatever the elements of tuples are named.</summary>
    private static bool IsSame(ITypeSymbol type, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(WithoutNames(type), WithoutNames(other));

    private static ITypeSymbol WithoutNames(ITypeSymbol type) =>
        (type as INamedTypeSymbol)?.TupleUnderlyingType ?? type;

    private static bool IsCopy(INamedTypeSymbol type, IMethodSymbol constructor) => type.IsRecord
        && constructor.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, type);
}

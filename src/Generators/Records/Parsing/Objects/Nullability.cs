using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Records.Parsing.Objects;

/// <summary>
/// What the compiler says of nullable references when a value of a type goes to a place of the same type.
/// </summary>
internal static class Nullability
{
    /// <summary>False where it would warn, because a null could come to where there may be none.</summary>
    public static bool Fits(ITypeSymbol value, ITypeSymbol place) =>
        CanGo(value, place) && AreArgumentsSame(value, place);

    private static bool CanGo(ITypeSymbol value, ITypeSymbol place) => place.NullableAnnotation
        != NullableAnnotation.NotAnnotated || value.NullableAnnotation != NullableAnnotation.Annotated;

    private static bool AreArgumentsSame(ITypeSymbol value, ITypeSymbol place) => (value, place) switch
    {
        (IArrayTypeSymbol from, IArrayTypeSymbol to) => Fits(from.ElementType, to.ElementType),
        (INamedTypeSymbol from, INamedTypeSymbol to) => from.TypeParameters
            .Select((parameter, i) => (from.TypeArguments[i], to.TypeArguments[i], IsOut(from, parameter)))
            .All(static argument => Fits(argument.Item1, argument.Item2)
                && (argument.Item3 || Fits(argument.Item2, argument.Item1))),
        _ => true,
    };

    /// <summary>True for a type argument whose values only come out, as those of <c>IEnumerable</c> do.</summary>
    private static bool IsOut(INamedTypeSymbol type, ITypeParameterSymbol parameter) =>
        type.IsTupleType || parameter.Variance == VarianceKind.Out;
}

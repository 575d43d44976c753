using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Objects;

/// <summary>An object that is about to be parsed.</summary>
internal sealed record ObjectSymbols(
    INamedTypeSymbol Type, string Name, NamingPolicy Naming, IReadOnlyList<ISymbol> Members,
    IReadOnlyDictionary<IPropertySymbol, OutsideModel> Outside)
{
    /// <summary>For an object inside of a value, all of whose members are in it.</summary>
    public static IReadOnlyDictionary<IPropertySymbol, OutsideModel> Inside { get; } =
        new Dictionary<IPropertySymbol, OutsideModel>(SymbolEqualityComparer.Default);

    /// <summary>The members that are in the value, at least in that of a sink.</summary>
    public IEnumerable<ISymbol> ValueMembers =>
        Members.Where(member => OutsideOf(member) is not { IsInValue: false });

    public OutsideModel? OutsideOf(ISymbol member) =>
        member is IPropertySymbol property && Outside.TryGetValue(property, out OutsideModel? outside) ? outside : null;
}

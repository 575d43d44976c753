using System.Globalization;
using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Parsing.Objects;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>
/// Where MessagePack has the members of a type, by the rules of MessagePack for C#: names for all of them, or places
/// for all of them. A type without its attributes is an array in the order of declaration.
/// </summary>
internal static class MessagePackKeys
{
    private const int PlaceMax = 1023;

    /// <summary>The <c>[MessagePackObject]</c> of a type, which those that derive from it inherit.</summary>
    public static AttributeData? FindObject(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part != null; part = part.BaseType)
            if (Attributes.FindMessagePack(part, "MessagePackObject") is { } attribute) return attribute;
        return null;
    }

    public static MemberPlaces Parse(RecordScope scope, ObjectSymbols symbols)
    {
        AttributeData? attribute = FindObject(symbols.Type);
        if (attribute is { ConstructorArguments: [{ Value: true }, ..] }) return ByPropertyName(scope, symbols);
        bool isKeyed = attribute != null || symbols.ValueMembers.Any(member => KeyOf(member) != null);
        return isKeyed ? ByKey(scope, symbols) : InOrder(scope, symbols);
    }

    private static MemberPlaces ByPropertyName(RecordScope scope, ObjectSymbols symbols)
    {
        foreach (AttributeData key in symbols.ValueMembers.Select(KeyOf).OfType<AttributeData>())
            ReportKey(scope, key, "it has no effect beside keyAsPropertyName: remove one of the two");
        return new(IsArray: false, Collect(symbols, member => (member.Name, null)));
    }

    private static MemberPlaces ByKey(RecordScope scope, ObjectSymbols symbols)
    {
        ISymbol[] keyed = [.. symbols.ValueMembers.Where(member => KeyOf(member) != null)];
        foreach (ISymbol member in symbols.ValueMembers.Where(member => KeyOf(member) == null))
        {
            if (!IsOnlyMessageKey(scope, symbols, member))
                scope.Report(FormatRules.NoKey, Places.Name(member), member.Name, "mark it [Key(n)]");
        }
        bool isArray = keyed.Length == 0 || ValueOf(keyed[0]) is int;
        CheckKeys(scope, keyed, isArray);
        return new(
            isArray,
            Collect(symbols, member => (ValueOf(member) as string ?? member.Name, ValueOf(member) as int?)));
    }

    private static MemberPlaces InOrder(RecordScope scope, ObjectSymbols symbols)
    {
        foreach (IGrouping<ISymbol?, ISymbol> declared in symbols.ValueMembers
            .GroupBy(member => member.ContainingType, SymbolEqualityComparer.Default))
        {
            bool isSplit = declared.Select(PartOf).Distinct().Count() > 1;
            if (isSplit) scope.Report(FormatRules.NoOrder, Places.Name(declared.Key!), declared.Key!.Name);
        }
        int next = 0;
        return new(IsArray: true, Collect(symbols, member => (member.Name, next++)));
    }

    private static void CheckKeys(RecordScope scope, ISymbol[] keyed, bool isArray)
    {
        Dictionary<object, ISymbol> owners = [];
        foreach (ISymbol member in keyed)
        {
            AttributeData key = KeyOf(member)!;
            object? value = ValueOf(member);
            if (value is int != isArray)
                ReportKey(scope, key, "a type has numbers for all of its members, or names for all of them");
            else if (value is null or int and (< 0 or > PlaceMax))
                ReportKey(scope, key, $"a place is a number from 0 to {PlaceMax}, a name is not null");
            else if (owners.TryGetValue(value, out ISymbol? other))
                scope.Report(FormatRules.DuplicateKey, Places.Name(member), member.Name, other.Name, Text(value));
            else owners.Add(value, member);
        }
    }

    /// <summary>
    /// True for a message key that a source does not look for in the value anyway, so that it needs no place there.
    /// </summary>
    private static bool IsOnlyMessageKey(RecordScope scope, ObjectSymbols symbols, ISymbol member) =>
        symbols.OutsideOf(member) != null && !scope.IsSink;

    private static Dictionary<ISymbol, (string, int?)> Collect(
        ObjectSymbols symbols, Func<ISymbol, (string, int?)> placeOf)
    {
        Dictionary<ISymbol, (string, int?)> places = new(SymbolEqualityComparer.Default);
        foreach (ISymbol member in symbols.ValueMembers) places.Add(member, placeOf(member));
        return places;
    }

    private static AttributeData? KeyOf(ISymbol member) => Attributes.FindMessagePack(member, "Key");

    private static object? ValueOf(ISymbol member) =>
        KeyOf(member)?.ConstructorArguments.FirstOrDefault().Value;

    private static SyntaxNode? PartOf(ISymbol member) =>
        Places.Syntax(member)?.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>();

    private static string Text(object value) =>
        value is string name ? CSharp.Quoted(name) : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static void ReportKey(RecordScope scope, AttributeData key, string reason) =>
        scope.Report(FormatRules.Key, Attributes.Place(key), reason);
}

using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Which properties and fields of a type are members of its value.</summary>
internal static class RecordMembers
{
    private static readonly string[] _attributes =
        ["MessageKey", "Timestamp", "DateFormat", "UnixTime", "Header", "Metadata"];

    /// <summary>
    /// Public instance properties that are not ignored, and what an attribute includes: inherited ones first, then in
    /// the order of declaration, properties before fields.
    /// </summary>
    public static IReadOnlyList<ISymbol> Of(RecordScope scope, INamedTypeSymbol type) =>
        Of(scope, type, static _ => false);

    /// <summary>
    /// Those of the record itself: what is ignored in its value may have another place in the message.
    /// </summary>
    public static IReadOnlyList<ISymbol> OfRecord(RecordScope scope) =>
        Of(scope, scope.Type, member => HasOtherPlace(scope, member));

    /// <summary>Reports a member that must be in the value and is never looked for there.</summary>
    public static void RefuseRequired(RecordScope scope, ISymbol ignored)
    {
        if (scope.Format.IsRequired(ignored))
            scope.Report(RecordRules.RequiredIgnored, Places.Name(ignored), ignored.Name, scope.Format.IgnoreAttribute);
    }

    private static List<ISymbol> Of(RecordScope scope, INamedTypeSymbol type, Func<ISymbol, bool> isKept)
    {
        List<ISymbol> members = [];
        foreach (INamedTypeSymbol part in Hierarchy(type))
        {
            List<IFieldSymbol> fields = [];
            foreach (ISymbol symbol in part.GetMembers())
            {
                if (symbol is IPropertySymbol property) Add(scope, members, property, isKept);
                else if (symbol is IFieldSymbol { IsImplicitlyDeclared: false } field) fields.Add(field);
            }
            foreach (IFieldSymbol field in fields) Add(scope, members, field, isKept);
        }
        return members;
    }

    private static Stack<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> types = new();
        for (INamedTypeSymbol? t = type; t != null && t.SpecialType == SpecialType.None; t = t.BaseType) types.Push(t);
        return types;
    }

    private static void Add(RecordScope scope, List<ISymbol> members, ISymbol member, Func<ISymbol, bool> isKept)
    {
        if (member is IPropertySymbol) members.RemoveAll(inherited => inherited.Name == member.Name);
        if (WhyNot(scope, member, isKept) is not { } reason) members.Add(member);
        else if (!member.GetAttributes().IsEmpty) ReportAttributes(scope, member, reason);
    }

    private static string? WhyNot(RecordScope scope, ISymbol member, Func<ISymbol, bool> isKept)
    {
        if (member.IsStatic) return "static";
        if (member is IPropertySymbol { IsIndexer: true }) return "an indexer";
        bool isPublicProperty = member is IPropertySymbol && member.DeclaredAccessibility == Accessibility.Public;
        if (!isPublicProperty && !scope.Format.IsIncluded(scope, member))
            return member.DeclaredAccessibility == Accessibility.Public ? "a field" : "not public";
        if (!scope.Format.IsIgnored(scope, member) || isKept(member)) return null;
        RefuseRequired(scope, member);
        return "ignored";
    }

    /// <summary>True for a header, metadata, and the message key of a record that is only read.</summary>
    private static bool HasOtherPlace(RecordScope scope, ISymbol member) =>
        Attributes.Find(member, "Header") != null || Attributes.Find(member, "Metadata") != null
        || (!scope.IsSink && Attributes.Find(member, "MessageKey") != null);

    private static void ReportAttributes(RecordScope scope, ISymbol member, string reason)
    {
        foreach (string name in _attributes)
        {
            if (Attributes.Find(member, name) is { } attribute)
                scope.Report(RecordRules.NotAMember, Attributes.Place(attribute), name, member.Name, reason);
        }
        bool isOut = reason is "static" or "not public" or "a field"
            && member.ContainingType.Locations.Any(place => place.IsInSource);
        foreach (AttributeData attribute in isOut ? scope.Format.AttributesOf(member) : [])
        {
            string name = Attributes.ShortName(attribute);
            if (name == scope.Format.IgnoreAttribute) continue;
            scope.Report(RecordRules.NotAMember, Attributes.Place(attribute), name, member.Name, reason);
        }
    }
}

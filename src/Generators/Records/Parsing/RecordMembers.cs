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
    public static IReadOnlyList<ISymbol> Of(RecordScope scope, INamedTypeSymbol type)
    {
        List<ISymbol> members = [];
        foreach (INamedTypeSymbol part in Hierarchy(type))
        {
            List<IFieldSymbol> fields = [];
            foreach (ISymbol symbol in part.GetMembers())
            {
                if (symbol is IPropertySymbol property) Add(scope, members, property);
                else if (symbol is IFieldSymbol { IsImplicitlyDeclared: false } field) fields.Add(field);
            }
            foreach (IFieldSymbol field in fields) Add(scope, members, field);
        }
        return members;
    }

    private static Stack<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> types = new();
        for (INamedTypeSymbol? t = type; t != null && t.SpecialType == SpecialType.None; t = t.BaseType) types.Push(t);
        return types;
    }

    private static void Add(RecordScope scope, List<ISymbol> members, ISymbol member)
    {
        if (member is IPropertySymbol) members.RemoveAll(inherited => inherited.Name == member.Name);
        if (WhyNot(scope, member) is not { } reason) members.Add(member);
        else if (!member.GetAttributes().IsEmpty) ReportAttributes(scope, member, reason);
    }

    private static string? WhyNot(RecordScope scope, ISymbol member)
    {
        if (member.IsStatic) return "static";
        if (member is IPropertySymbol { IsIndexer: true }) return "an indexer";
        bool isPublicProperty = member is IPropertySymbol && member.DeclaredAccessibility == Accessibility.Public;
        if (!isPublicProperty && !scope.Format.IsIncluded(scope, member))
            return member.DeclaredAccessibility == Accessibility.Public ? "a field" : "not public";
        return IsIgnored(scope, member) ? "ignored" : null;
    }

    private static bool IsIgnored(RecordScope scope, ISymbol member)
    {
        if (!scope.Format.IsIgnored(scope, member)) return false;
        if (scope.Format.IsRequired(member))
            scope.Report(RecordRules.RequiredIgnored, Places.Name(member), member.Name, scope.Format.IgnoreAttribute);
        return true;
    }

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

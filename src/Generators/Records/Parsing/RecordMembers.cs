using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Which properties of a type are members of its value.</summary>
internal static class RecordMembers
{
    private static readonly string[] _attributes = ["MessageKey", "Timestamp", "DateFormat", "Header", "Metadata"];

    /// <summary>
    /// Public instance properties that are not ignored: inherited ones first, then in the order of declaration.
    /// </summary>
    public static IReadOnlyList<IPropertySymbol> Of(RecordScope scope, INamedTypeSymbol type)
    {
        List<IPropertySymbol> members = [];
        foreach (IPropertySymbol property in Hierarchy(type).SelectMany(t => t.GetMembers().OfType<IPropertySymbol>()))
        {
            members.RemoveAll(inherited => inherited.Name == property.Name);
            if (WhyNot(scope, property) is not { } reason) members.Add(property);
            else ReportAttributes(scope, property, reason);
        }
        return members;
    }

    private static Stack<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> types = new();
        for (INamedTypeSymbol? t = type; t != null && t.SpecialType == SpecialType.None; t = t.BaseType) types.Push(t);
        return types;
    }

    private static string? WhyNot(RecordScope scope, IPropertySymbol property)
    {
        if (property.IsStatic) return "static";
        if (property.IsIndexer) return "an indexer";
        if (property.DeclaredAccessibility != Accessibility.Public) return "not public";
        return IsIgnored(scope, property) ? "ignored" : null;
    }

    private static bool IsIgnored(RecordScope scope, IPropertySymbol property)
    {
        if (!scope.Format.IsIgnored(scope, property)) return false;
        if (scope.Format.IsRequired(property))
        {
            scope.Report(
                RecordRules.RequiredIgnored, Places.Name(property), property.Name, scope.Format.IgnoreAttribute);
        }
        return true;
    }

    private static void ReportAttributes(RecordScope scope, IPropertySymbol property, string reason)
    {
        foreach (string name in _attributes)
        {
            if (Attributes.Find(property, name) is { } attribute)
                scope.Report(RecordRules.NotAMember, Attributes.Place(attribute), name, property.Name, reason);
        }
        bool isOut = reason is "static" or "not public"
            && property.ContainingType.Locations.Any(place => place.IsInSource);
        foreach (AttributeData attribute in isOut ? scope.Format.AttributesOf(property) : [])
        {
            string name = Attributes.ShortName(attribute);
            if (name == scope.Format.IgnoreAttribute) continue;
            scope.Report(RecordRules.NotAMember, Attributes.Place(attribute), name, property.Name, reason);
        }
    }
}

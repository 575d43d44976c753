using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Which properties of a type are members of its JSON object.</summary>
internal static class RecordMembers
{
    private static readonly string[] _attributes = ["MessageKey", "Timestamp", "DateFormat"];

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
        if (Attributes.FindJson(property, "JsonIgnore") is not { } ignore) return false;
        switch (Attributes.MemberName(Attributes.Named(ignore, "Condition")) ?? "Always")
        {
            case "Never":
                return false;
            case "Always":
                if (!property.IsRequired && Attributes.FindJson(property, "JsonRequired") == null) return true;
                scope.Report(RecordRules.RequiredIgnored, Places.Name(property), property.Name);
                return true;
            default:
                scope.Report(RecordRules.JsonAttribute, Attributes.Place(ignore), "JsonIgnore(Condition = ...)");
                return false;
        }
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
        foreach (AttributeData json in isOut ? Attributes.OfSystemTextJson(property) : [])
        {
            string name = Attributes.ShortName(json);
            if (name == "JsonIgnore") continue;
            scope.Report(RecordRules.NotAMember, Attributes.Place(json), name, property.Name, reason);
        }
    }
}

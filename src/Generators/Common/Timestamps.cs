using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Common;

/// <summary>Where a record says when it happened: <c>[Timestamp]</c> on a member, a static method or itself.</summary>
internal static class Timestamps
{
    /// <summary>True for a record that has it; a member that another hides or overrides does not count.</summary>
    public static bool IsMarked(INamedTypeSymbol record)
    {
        if (Find(record) != null) return true;
        HashSet<string> hidden = [];
        for (INamedTypeSymbol? type = record; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
                if (CanBeMarked(member) && !hidden.Contains(member.Name) && Find(member) != null) return true;
            hidden.UnionWith(type.GetMembers().OfType<IPropertySymbol>().Select(property => property.Name));
        }
        return false;
    }

    /// <summary>The methods that a type and those that it derives from mark, with the attribute.</summary>
    public static IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> MethodsOf(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? type = record; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (member is IMethodSymbol method && CanBeMarked(method) && Find(method) is { } attribute)
                    yield return (method, attribute);
            }
        }
    }

    /// <summary>The attribute on a symbol; null when there is none.</summary>
    public static AttributeData? Find(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is
                {
                    Name: "TimestampAttribute",
                    ContainingNamespace: { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true },
                }) return attribute;
        }
        return null;
    }

    /// <summary>False for what compilers add to each record, whose attributes would be read in vain.</summary>
    private static bool CanBeMarked(ISymbol member) => member is IPropertySymbol
        || member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false };
}

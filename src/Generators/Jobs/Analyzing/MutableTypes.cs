using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>The types of .NET that are made to be changed in place, by name: what holds one can change.</summary>
internal static class MutableTypes
{
    private static readonly HashSet<string> _collections =
    [
        "List", "Dictionary", "HashSet", "Queue", "Stack", "LinkedList", "PriorityQueue", "SortedDictionary",
        "SortedList", "SortedSet", "OrderedDictionary", "BitArray", "ArrayList", "Hashtable",
    ];

    public static bool Contains(ITypeSymbol type) =>
        type is IArrayTypeSymbol || SpaceOf(type) switch
        {
            "System.Collections" or "System.Collections.Generic" => _collections.Contains(type.Name),
            "System.Collections.Concurrent" => type.TypeKind == TypeKind.Class,
            "System.Text" => type.Name == "StringBuilder",
            _ => false,
        };

    private static string SpaceOf(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";
}

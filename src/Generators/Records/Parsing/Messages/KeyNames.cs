using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing.Messages;

/// <summary>
/// The names in a message key that is a JSON object: those of its parts. Their attributes mean something there,
/// whatever the format of the value is, and whether or not the key is in it.
/// </summary>
internal static class KeyNames
{
    private static readonly string[] _attributes = ["JsonPropertyName", "JsonNaming"];

    /// <summary>Reports two parts of one name.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="format">The format of the key.</param>
    /// <param name="owner">The type that has the parts.</param>
    public static void Check(
        RecordScope scope, IReadOnlyList<IPropertySymbol> parts, KeyFormat format, ITypeSymbol owner)
    {
        if (format != KeyFormat.Json) return;
        NamingPolicy naming =
            JsonNames.PolicyOf(owner) ?? JsonNames.PolicyOf(scope.Type) ?? NamingPolicy.CamelCase;
        Dictionary<string, IPropertySymbol> names = [];
        foreach (IPropertySymbol part in parts)
        {
            scope.NamedInKey.Add(part);
            string name = JsonNames.Of(part, naming);
            if (names.TryGetValue(name, out IPropertySymbol? other))
            {
                scope.Report(
                    RecordRules.DuplicateName, Places.Name(part), part.Name, other.Name, CSharp.Quoted(name),
                    "JsonPropertyName");
            }
            else names.Add(name, part);
        }
        scope.NamedInKey.Add(owner);
        scope.NamedInKey.Add(scope.Type);
    }

    /// <summary>True for an attribute of a symbol that says how the key names it, or what is in it.</summary>
    public static bool IsOne(RecordScope scope, ISymbol symbol, AttributeData attribute) =>
        scope.NamedInKey.Contains(symbol) && _attributes.Contains(Attributes.ShortName(attribute));
}

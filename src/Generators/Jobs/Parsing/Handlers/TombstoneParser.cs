using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing.Handlers;

/// <summary>Reads <c>Deleted&lt;TRecord, TKey&gt;</c>, which handlers take and return for tombstones.</summary>
internal static class TombstoneParser
{
    /// <summary>The record whose tombstones a type means; null for any other type.</summary>
    public static INamedTypeSymbol? RecordOf(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "Deleted", TypeArguments: [INamedTypeSymbol record, _],
        ContainingNamespace: { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true },
    } ? record : null;

    /// <summary>The key that both a tombstone and its record have; null, reported, when they do not.</summary>
    public static MessageKey? Key(JobScope scope, ITypeSymbol tombstone, INamedTypeSymbol record, Location? place)
    {
        if (!scope.IsKnown(record)) return null;
        ITypeSymbol type = ((INamedTypeSymbol)tombstone).TypeArguments[1];
        IReadOnlyList<IPropertySymbol> members = MessageKeys.MembersOf(record);
        MessageKey? key = MessageKeys.Of(record, members);
        if (key != null && CSharpNames.Bare(type) == key.BareType) return key;
        if (!scope.IsKnown(type)) return null;
        if (key == null && members.Count > 0)
        {
            scope.Break();
            return null;
        }
        string remedy = key == null
            ? $"'{record.Name}' has no message key: mark the member that is the key with [MessageKey]"
            : $"write 'Deleted<{record.Name}, {key.Type.Replace("global::", "")}>'";
        scope.Report(HandlerRules.Tombstone, place, CSharpNames.Short(tombstone), remedy);
        return null;
    }

    /// <summary>The tombstones that a handler takes first, of <paramref name="record"/>; null when it cannot.</summary>
    public static TombstoneModel? Input(JobScope scope, IMethodSymbol method, INamedTypeSymbol record)
    {
        IParameterSymbol parameter = method.Parameters[0];
        if (InputParser.Source(scope, method, record) == null) return null;
        InputParser.CheckRefKind(scope, method, parameter);
        MessageKey? key = Key(scope, parameter.Type, record, SourcePlaces.TypeOf(parameter));
        return key == null ? null : new(CSharpNames.Global(record), key);
    }
}

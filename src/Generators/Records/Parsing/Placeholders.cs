using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing;

/// <summary>What an annotated type gets in place of its generated part when something is wrong with it.</summary>
internal static class Placeholders
{
    public static PlaceholderModel? OfRecord(RecordScope scope, PartialType type, MessageKey? key)
    {
        List<Contract> contracts = [];
        if (Attributes.Find(scope.Type, "KafkaSource") != null) contracts.Add(Contract.KafkaSource);
        if (Attributes.Find(scope.Type, "KafkaSink") != null) contracts.Add(Contract.KafkaSink);
        return Of(scope, type, contracts.Select(contract => new ContractModel(contract, type.Name)), key);
    }

    /// <summary>None for a class, which cannot be a state whatever its part says.</summary>
    public static PlaceholderModel? OfState(RecordScope scope, PartialType type) => scope.Type.IsValueType
        ? Of(scope, type, [new(Contract.StateRecord, type.Name)], key: null)
        : null;

    /// <summary>Of a schema on the side of <paramref name="target"/>.</summary>
    public static PlaceholderModel? OfSide(RecordScope scope, PartialType type, ITypeSymbol target)
    {
        string of = CSharp.Full(target);
        return Of(scope, type, [new(Contract.DeserializationSchema, of), new(Contract.SerializationSchema, of)], null);
    }

    private static PlaceholderModel? Of(
        RecordScope scope, PartialType type, IEnumerable<ContractModel> contracts, MessageKey? key)
    {
        if (!Partials.CanBeAdded(scope.Type)) return null;
        return new(type, new(contracts), key, scope.Diagnostics.Suppressed(CSharp.Path(scope.Type)));
    }
}

using Millrace.Generators.Common;

namespace Millrace.Generators.Records.Models;

/// <summary>
/// A type that has errors. Its generated part implements what the rest of a program wants of it, so that the compiler
/// has nothing to add to these errors; it throws, for whoever suppresses them.
/// </summary>
/// <param name="Type">The type.</param>
/// <param name="Contracts">What its generated part implements.</param>
/// <param name="Key">The message key, where it can be told; jobs name its codec.</param>
/// <param name="Message">What it throws.</param>
internal sealed record PlaceholderModel(
    PartialType Type, EquatableArray<ContractModel> Contracts, MessageKey? Key, string Message);

/// <summary>A contract of the Sdk that a generated part implements.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Of">Its type argument, as C# writes it.</param>
internal sealed record ContractModel(Contract Kind, string Of);

internal enum Contract
{
    KafkaSource,
    KafkaSink,
    StateRecord,
    DeserializationSchema,
    SerializationSchema,
}

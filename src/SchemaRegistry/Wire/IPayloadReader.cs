using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Wire;

/// <summary>Reads what stands behind the header, as one schema of the registry has laid it out.</summary>
/// <typeparam name="T">The record.</typeparam>
internal interface IPayloadReader<out T>
{
    /// <exception cref="RecordFormatException">The bytes are not such a record.</exception>
    T Read(ReadOnlySpan<byte> payload);
}

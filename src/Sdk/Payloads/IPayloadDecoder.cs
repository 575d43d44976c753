using Millrace.Contracts;

namespace Millrace.Payloads;

/// <summary>
/// Reads a record whose value is one member. Generated code implements it; <see cref="PayloadRecord"/> calls it.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public interface IPayloadDecoder<T>
{
    /// <summary>Reads the record.</summary>
    static abstract T Read(in RecordView view);
}

using Millrace.Contracts;

namespace Millrace.Payloads;

/// <summary>
/// Writes a record whose value is one member. Generated code implements it; <see cref="PayloadRecord"/> calls it.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public interface IPayloadEncoder<T>
{
    /// <summary>Appends the value.</summary>
    static abstract void Write(RecordBuffer output, T record);
}

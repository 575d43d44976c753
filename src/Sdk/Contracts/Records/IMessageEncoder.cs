using Millrace.Schemas;

namespace Millrace.Contracts;

/// <summary>Writes a record as its attributes say. Generated code implements it.</summary>
/// <typeparam name="T">The record.</typeparam>
public interface IMessageEncoder<T>
{
    /// <summary>Writes the message; of a sink with a schema of the user's own, all but the value.</summary>
    /// <exception cref="RecordFormatException">A member has a value that cannot be written.</exception>
    static abstract void Encode(T record, MessageWriter message);
}

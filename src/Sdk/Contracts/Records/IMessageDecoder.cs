namespace Millrace.Contracts;

/// <summary>Reads a record as its attributes say. Generated code implements it.</summary>
/// <typeparam name="T">The record.</typeparam>
public interface IMessageDecoder<T>
{
    /// <summary>Reads the record from its key and value.</summary>
    /// <exception cref="RecordFormatException">The bytes are not such a record; says which member and why.</exception>
    static abstract T Decode(in RecordView view);
}

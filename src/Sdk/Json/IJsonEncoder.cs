using Millrace.Contracts;

namespace Millrace.Json;

/// <summary>Writes a record's members. Generated code implements it; <see cref="JsonRecord"/> calls it.</summary>
/// <typeparam name="T">The record.</typeparam>
public interface IJsonEncoder<T>
{
    /// <summary>Appends the record as one JSON object.</summary>
    static abstract void Write(RecordBuffer output, T record);
}

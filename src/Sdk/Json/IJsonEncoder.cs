using System.Text.Json;

namespace Millrace.Json;

/// <summary>Writes a record's members. Generated code implements it; <see cref="JsonRecord"/> calls it.</summary>
/// <typeparam name="T">The record.</typeparam>
public interface IJsonEncoder<T>
{
    /// <summary>Writes the record as one JSON object.</summary>
    static abstract void Write(Utf8JsonWriter writer, T record);
}

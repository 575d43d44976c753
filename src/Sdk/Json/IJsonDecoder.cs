using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Json;

/// <summary>Reads a record's members. Generated code implements it; <see cref="JsonRecord"/> calls it.</summary>
/// <typeparam name="T">The record.</typeparam>
public interface IJsonDecoder<T>
{
    /// <summary>
    /// Reads the object whose first token is the reader's current one, and leaves the reader at its last token.
    /// </summary>
    /// <param name="reader">Stands on the value's first token.</param>
    /// <param name="view">The whole record, for the member that comes from the message key.</param>
    static abstract T Read(ref Utf8JsonReader reader, in RecordView view);

    /// <summary>Reads the same from plain text; what it returns counts only if the scanner has not failed.</summary>
    /// <param name="scanner">Stands on the value's first byte.</param>
    /// <param name="view">The whole record, for the member that comes from the message key.</param>
    static abstract T Read(ref JsonScanner scanner, in RecordView view);
}

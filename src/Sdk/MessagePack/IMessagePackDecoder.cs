using Millrace.Contracts;

namespace Millrace.MessagePack;

/// <summary>
/// Reads a record's members. Generated code implements it; <see cref="MessagePackRecord"/> calls it.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public interface IMessagePackDecoder<T> : IMessagePackSchema
{
    /// <summary>Reads the value that begins at the reader's position.</summary>
    /// <param name="reader">Stands before the value; is left behind it.</param>
    /// <param name="view">The whole record, for the member that comes from the message key.</param>
    static abstract T Read(ref MessagePackValueReader reader, in RecordView view);
}

namespace Millrace.MessagePack;

/// <summary>
/// Writes a record's members. Generated code implements it; <see cref="MessagePackRecord"/> calls it.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public interface IMessagePackEncoder<T> : IMessagePackSchema
{
    /// <summary>Writes the record as one MessagePack array or map.</summary>
    static abstract void Write(ref MessagePackValueWriter writer, T record);
}

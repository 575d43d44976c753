using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.MessagePack;

/// <summary>
/// The entry points of generated MessagePack schemas: whole message values, and their errors with paths.
/// </summary>
public static class MessagePackRecord
{
    /// <summary>How deep arrays and maps may be nested, when reading and when writing.</summary>
    public const int DepthMax = 64;

    /// <summary>Reads the MessagePack value of a record.</summary>
    /// <exception cref="RecordFormatException">
    /// The value is null, is not MessagePack, or is not such a record; the path names the member.
    /// </exception>
    public static T Read<T, TDecoder>(in RecordView view) where TDecoder : struct, IMessagePackDecoder<T>
    {
        if (!view.HasValue) throw new RecordFormatException("the value is null (a tombstone)");
        try
        {
            MessagePackValueReader reader = new(view.Value);
            T record = TDecoder.Read(ref reader, in view);
            reader.Complete();
            return record;
        }
        catch (MessagePackValueException e)
        {
            string path = MessagePackPath.At(view.Value, e.Position, TDecoder.Names);
            throw new RecordFormatException(e.Message, e.Member == null ? path : JsonPath.Member(path, e.Member));
        }
        catch (Exception e) when (e is not (RecordFormatException or OutOfMemoryException))
        {
            throw new RecordFormatException($"{typeof(T).Name}'s own code refused it: {e.Message}", inner: e);
        }
    }

    /// <summary>Appends the MessagePack value of a record; nothing is appended when it throws.</summary>
    /// <exception cref="RecordFormatException">A member has a value that MessagePack cannot express.</exception>
    public static void Write<T, TEncoder>(T record, RecordBuffer output) where TEncoder : struct, IMessagePackEncoder<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        int start = output.Length;
        MessagePackValueWriter writer = new(output);
        try
        {
            TEncoder.Write(ref writer, record);
            writer.Flush();
        }
        catch (MessagePackValueException e)
        {
            writer.Flush();
            string path = MessagePackPath.Next(output.Written[start..], TEncoder.Names);
            output.Truncate(start);
            throw new RecordFormatException(e.Message, path);
        }
        catch
        {
            output.Truncate(start);
            throw;
        }
    }
}

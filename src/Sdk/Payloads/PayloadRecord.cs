using Millrace.Contracts;

namespace Millrace.Payloads;

/// <summary>The entry points of generated schemas whose value is one string or the bytes as they are.</summary>
public static class PayloadRecord
{
    /// <summary>Reads a record.</summary>
    /// <exception cref="RecordFormatException">The value is null or not such a value.</exception>
    public static T Read<T, TDecoder>(in RecordView view) where TDecoder : struct, IPayloadDecoder<T>
    {
        try
        {
            return TDecoder.Read(in view);
        }
        catch (Exception e) when (e is not (RecordFormatException or OutOfMemoryException))
        {
            throw new RecordFormatException($"{typeof(T).Name}'s own code refused it: {e.Message}", inner: e);
        }
    }

    /// <summary>Appends the value of a record; nothing is appended when it throws.</summary>
    /// <exception cref="RecordFormatException">The value cannot be written.</exception>
    public static void Write<T, TEncoder>(T record, RecordBuffer output) where TEncoder : struct, IPayloadEncoder<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        int start = output.Length;
        try
        {
            TEncoder.Write(output, record);
        }
        catch
        {
            output.Truncate(start);
            throw;
        }
    }
}

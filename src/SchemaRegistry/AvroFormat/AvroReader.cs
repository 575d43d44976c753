using global::Avro.Generic;
using global::Avro.Specific;
using Millrace.Contracts;
using Millrace.SchemaRegistry.Wire;

namespace Millrace.SchemaRegistry.AvroFormat;

/// <summary>Reads the records of one Avro schema. Owned by one lane, with the decoder of all its schemas.</summary>
internal sealed unsafe class AvroReader<T>(DatumReader<T> reader, BorrowedDecoder decoder) : IPayloadReader<T>
    where T : class, ISpecificRecord
{
    public T Read(ReadOnlySpan<byte> payload)
    {
        fixed (byte* bytes = payload)
        {
            decoder.Reset(bytes, payload.Length);
            try
            {
                T record = reader.Read(null!, decoder);
                return decoder.Left == 0
                    ? record
                    : throw new RecordFormatException($"{decoder.Left} bytes are left behind the record");
            }
            catch (Exception e) when (e is not RecordFormatException)
            {
                throw new RecordFormatException($"it cannot be read as Avro: {AvroText.Reason(e)}", inner: e);
            }
            finally
            {
                decoder.Reset(null, 0);
            }
        }
    }
}

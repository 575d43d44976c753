using System.Buffers.Binary;
using System.Text;
using Millrace.Contracts;

namespace Millrace.SchemaRegistry.AvroFormat;

/// <summary>
/// Avro's binary encoding, appended straight to the buffer of the lane: Apache's own encoder wants a stream. One
/// instance is used for all records of its lane.
/// </summary>
internal sealed class BufferEncoder : global::Avro.IO.Encoder
{
    private const int VarintLengthMax = 10;
    private RecordBuffer _output = null!;

    /// <summary>Begins to write to another buffer.</summary>
    public void Reset(RecordBuffer output) => _output = output;

    public void WriteNull()
    {
        // Takes no bytes.
    }

    public void WriteBoolean(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    public void WriteInt(int value) => WriteLong(value);

    public void WriteLong(long value)
    {
        ulong zigzag = (ulong)((value << 1) ^ (value >> 63));
        Span<byte> bytes = _output.GetSpan(VarintLengthMax);
        int length = 0;
        for (; zigzag >= 0x80; zigzag >>= 7) bytes[length++] = (byte)(zigzag | 0x80);
        bytes[length++] = (byte)zigzag;
        _output.Advance(length);
    }

    public void WriteFloat(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(_output.GetSpan(4), value);
        _output.Advance(4);
    }

    public void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_output.GetSpan(8), value);
        _output.Advance(8);
    }

    public void WriteBytes(byte[] value) => WriteBytes(value, 0, value.Length);

    public void WriteBytes(byte[] value, int offset, int length)
    {
        WriteLong(length);
        _output.Write(value.AsSpan(offset, length));
    }

    public void WriteString(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        WriteLong(length);
        _output.Advance(Encoding.UTF8.GetBytes(value, _output.GetSpan(length)));
    }

    public void WriteEnum(int value) => WriteLong(value);

    public void SetItemCount(long value)
    {
        if (value > 0) WriteLong(value);
    }

    public void StartItem()
    {
        // Elements follow each other with nothing between them.
    }

    public void WriteArrayStart()
    {
        // The number of elements comes first.
    }

    public void WriteArrayEnd() => WriteLong(0);

    public void WriteMapStart() => WriteArrayStart();

    public void WriteMapEnd() => WriteLong(0);

    public void WriteUnionIndex(int value) => WriteLong(value);

    public void WriteFixed(byte[] data) => _output.Write(data);

    public void WriteFixed(byte[] data, int start, int len) => _output.Write(data.AsSpan(start, len));

    public void Flush()
    {
        // Nothing is held back.
    }

    private void WriteByte(byte value)
    {
        _output.GetSpan(1)[0] = value;
        _output.Advance(1);
    }
}

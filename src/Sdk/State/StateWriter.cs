using System.Buffers.Binary;
using System.Text;
using Millrace.Contracts;

namespace Millrace.State;

/// <summary>
/// Appends values in the compact binary layout of states and checkpoints: integers as zigzag varints (1 to 10 bytes),
/// lengths as varints, floating-point numbers little-endian, strings in UTF-8.
/// </summary>
public readonly ref struct StateWriter(RecordBuffer output)
{
    /// <summary>One byte, 0 or 1.</summary>
    public void WriteBoolean(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    /// <summary>One byte.</summary>
    public void WriteByte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    /// <summary>A signed integer of any width, as a zigzag varint.</summary>
    public void WriteInt64(long value) => WriteUInt64((ulong)(value << 1) ^ (ulong)(value >> 63));

    /// <summary>An unsigned integer of any width, as a varint.</summary>
    public void WriteUInt64(ulong value)
    {
        Span<byte> span = output.GetSpan(10);
        int length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        output.Advance(length);
    }

    /// <summary>Four bytes.</summary>
    public void WriteSingle(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(output.GetSpan(4), value);
        output.Advance(4);
    }

    /// <summary>Eight bytes.</summary>
    public void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    /// <summary>Sixteen bytes.</summary>
    public void WriteDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        foreach (int part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), part);
            output.Advance(4);
        }
    }

    /// <summary>Sixteen bytes, big-endian.</summary>
    public void WriteGuid(Guid value)
    {
        value.TryWriteBytes(output.GetSpan(16), bigEndian: true, out int length);
        output.Advance(length);
    }

    /// <summary>The length plus one as a varint, then UTF-8; a null is a single 0.</summary>
    public void WriteString(string? value)
    {
        if (value == null)
        {
            WriteUInt64(0);
            return;
        }
        int length = Encoding.UTF8.GetByteCount(value);
        WriteUInt64((ulong)length + 1);
        Encoding.UTF8.GetBytes(value, output.GetSpan(length));
        output.Advance(length);
    }

    /// <summary>The length as a varint, then the bytes.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteUInt64((ulong)value.Length);
        output.Write(value);
    }
}

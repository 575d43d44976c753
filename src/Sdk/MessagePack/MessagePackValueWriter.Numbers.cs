using System.Buffers.Text;
using System.Numerics;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueWriter
{
    private const int Int128Length = 16;
    private const int DecimalLengthMax = 31;

    /// <summary>An integer.</summary>
    public void WriteSByte(sbyte value) => _writer.Write(value);

    /// <summary>An integer.</summary>
    public void WriteByte(byte value) => _writer.Write(value);

    /// <summary>An integer.</summary>
    public void WriteInt16(short value) => _writer.Write(value);

    /// <summary>An integer.</summary>
    public void WriteUInt16(ushort value) => _writer.Write(value);

    /// <summary>An integer.</summary>
    public void WriteInt32(int value) => _writer.Write(value);

    /// <summary>An integer.</summary>
    public void WriteUInt32(uint value) => _writer.Write(value);

    /// <summary>An integer.</summary>
    public void WriteInt64(long value) => _writer.Write(value);

    /// <summary>An integer.</summary>
    public void WriteUInt64(ulong value) => _writer.Write(value);

    /// <summary>Sixteen bytes, little-endian.</summary>
    public void WriteInt128(Int128 value) => WriteWide(value);

    /// <summary>Sixteen bytes, little-endian.</summary>
    public void WriteUInt128(UInt128 value) => WriteWide(value);

    /// <summary>An integer of any length as bytes, little-endian, in two's complement.</summary>
    public void WriteBigInteger(BigInteger value)
    {
        int length = value.GetByteCount();
        _writer.WriteBinHeader(length);
        value.TryWriteBytes(_writer.GetSpan(length), out _);
        _writer.Advance(length);
    }

    /// <summary>A 32-bit float.</summary>
    public void WriteHalf(Half value) => _writer.Write((float)value);

    /// <summary>A 32-bit float.</summary>
    public void WriteSingle(float value) => _writer.Write(value);

    /// <summary>A 64-bit float.</summary>
    public void WriteDouble(double value) => _writer.Write(value);

    /// <summary>A decimal number as a string.</summary>
    public void WriteDecimal(decimal value)
    {
        Span<byte> text = stackalloc byte[DecimalLengthMax];
        Utf8Formatter.TryFormat(value, text, out int length);
        WriteUtf8(text[..length]);
    }

    private void WriteWide<T>(T value) where T : IBinaryInteger<T>
    {
        _writer.WriteBinHeader(Int128Length);
        value.WriteLittleEndian(_writer.GetSpan(Int128Length));
        _writer.Advance(Int128Length);
    }
}

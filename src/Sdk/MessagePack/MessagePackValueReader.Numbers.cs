using System.Buffers;
using System.Globalization;
using System.Numerics;
using MessagePack;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueReader
{
    private const int Int128Length = 16;

    /// <summary>An integer from -128 to 127, of whatever width.</summary>
    public sbyte ReadSByte() => ReadInteger<sbyte>();

    /// <summary>An integer from 0 to 255, of whatever width.</summary>
    public byte ReadByte() => ReadInteger<byte>();

    /// <summary>An integer that fits in 16 bits, of whatever width.</summary>
    public short ReadInt16() => ReadInteger<short>();

    /// <summary>An integer without sign that fits in 16 bits, of whatever width.</summary>
    public ushort ReadUInt16() => ReadInteger<ushort>();

    /// <summary>An integer that fits in 32 bits, of whatever width.</summary>
    public int ReadInt32()
    {
        int start = Position;
        try
        {
            return _reader.ReadInt32();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw NotInteger<int>(start);
        }
    }

    /// <summary>An integer without sign that fits in 32 bits, of whatever width.</summary>
    public uint ReadUInt32() => ReadInteger<uint>();

    /// <summary>An integer that fits in 64 bits, of whatever width.</summary>
    public long ReadInt64()
    {
        int start = Position;
        try
        {
            return _reader.ReadInt64();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw NotInteger<long>(start);
        }
    }

    /// <summary>An integer without sign that fits in 64 bits, of whatever width.</summary>
    public ulong ReadUInt64()
    {
        int start = Position;
        try
        {
            return _reader.ReadUInt64();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw NotInteger<ulong>(start);
        }
    }

    /// <summary>Sixteen bytes, little-endian, as MessagePack for C# 3 writes them.</summary>
    public Int128 ReadInt128() => ReadWide<Int128>(isUnsigned: false);

    /// <summary>Sixteen bytes, little-endian, as MessagePack for C# 3 writes them.</summary>
    public UInt128 ReadUInt128() => ReadWide<UInt128>(isUnsigned: true);

    /// <summary>An integer of any length as bytes, little-endian, in two's complement.</summary>
    public BigInteger ReadBigInteger() => new(ReadBinary("the bytes of an integer").FirstSpan);

    /// <summary>A number, rounded to 16 bits.</summary>
    public Half ReadHalf()
    {
        int start = Position;
        double number = ReadNumber(start, "a number that fits in a 16-bit float");
        Half value = (Half)number;
        return Half.IsInfinity(value) && double.IsFinite(number)
            ? throw Unexpected(start, "a number that fits in a 16-bit float")
            : value;
    }

    /// <summary>A number, rounded to 32 bits.</summary>
    public float ReadSingle()
    {
        int start = Position;
        double number = ReadNumber(start, "a number that fits in a 32-bit float");
        float value = (float)number;
        return float.IsInfinity(value) && double.IsFinite(number)
            ? throw Unexpected(start, "a number that fits in a 32-bit float")
            : value;
    }

    /// <summary>A number, rounded to 64 bits.</summary>
    public double ReadDouble() => ReadNumber(Position, "a number");

    /// <summary>A decimal number as a string.</summary>
    public decimal ReadDecimal()
    {
        const string expected = "a decimal number as a string";
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowExponent;
        int start = Position;
        return decimal.TryParse(ReadText(expected), style, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw Unexpected(start, expected);
    }

    private T ReadInteger<T>() where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        int start = Position;
        try
        {
            return T.CreateChecked(_reader.ReadInt64());
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw NotInteger<T>(start);
        }
    }

    private double ReadNumber(int start, string expected)
    {
        try
        {
            return _reader.ReadDouble();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Unexpected(start, expected);
        }
    }

    private T ReadWide<T>(bool isUnsigned) where T : struct, IBinaryInteger<T>
    {
        const string expected = "16 bytes";
        int start = Position;
        ReadOnlySequence<byte> bytes = ReadBinary(expected);
        return bytes.Length == Int128Length && T.TryReadLittleEndian(bytes.FirstSpan, isUnsigned, out T value)
            ? value
            : throw Unexpected(start, expected);
    }

    private readonly Exception NotInteger<T>(int start) where T : IMinMaxValue<T> => Unexpected(
        start, string.Create(CultureInfo.InvariantCulture, $"an integer from {T.MinValue} to {T.MaxValue}"));
}

using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using MessagePack;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueReader
{
    private const int Int128Length = 16;

    /// <summary>An integer from -128 to 127, of whatever width.</summary>
    public sbyte ReadSByte() => ReadNarrow<sbyte>();

    /// <summary>An integer from 0 to 255, of whatever width.</summary>
    public byte ReadByte() => ReadNarrow<byte>();

    /// <summary>An integer that fits in 16 bits, of whatever width.</summary>
    public short ReadInt16() => ReadNarrow<short>();

    /// <summary>An integer without sign that fits in 16 bits, of whatever width.</summary>
    public ushort ReadUInt16() => ReadNarrow<ushort>();

    /// <summary>An integer that fits in 32 bits, of whatever width.</summary>
    public int ReadInt32() => ReadNarrow<int>();

    /// <summary>An integer without sign that fits in 32 bits, of whatever width.</summary>
    public uint ReadUInt32() => ReadNarrow<uint>();

    /// <summary>An integer that fits in 64 bits, of whatever width.</summary>
    public long ReadInt64() => ReadNarrow<long>();

    /// <summary>An integer without sign that fits in 64 bits, of whatever width.</summary>
    public ulong ReadUInt64()
    {
        int start = _position;
        if (TryTakeUInt64(out ulong large)) return large;
        return TryTakeInteger(out long value) && value >= 0 ? (ulong)value : throw NotInteger<ulong>(start);
    }

    /// <summary>Sixteen bytes, little-endian, as MessagePack for C# 3 writes them.</summary>
    public Int128 ReadInt128() => ReadWide<Int128>(isUnsigned: false);

    /// <summary>Sixteen bytes, little-endian, as MessagePack for C# 3 writes them.</summary>
    public UInt128 ReadUInt128() => ReadWide<UInt128>(isUnsigned: true);

    /// <summary>An integer of any length as bytes, little-endian, in two's complement.</summary>
    public BigInteger ReadBigInteger() => new(ReadBinary("the bytes of an integer"));

    /// <summary>A number, rounded to 16 bits.</summary>
    public Half ReadHalf()
    {
        const string expected = "a number that fits in a 16-bit float";
        int start = _position;
        double number = ReadNumber(start, expected);
        Half value = (Half)number;
        return Half.IsInfinity(value) && double.IsFinite(number) ? throw Unexpected(start, expected) : value;
    }

    /// <summary>A number, rounded to 32 bits.</summary>
    public float ReadSingle()
    {
        const string expected = "a number that fits in a 32-bit float";
        int start = _position;
        double number = ReadNumber(start, expected);
        float value = (float)number;
        return float.IsInfinity(value) && double.IsFinite(number) ? throw Unexpected(start, expected) : value;
    }

    /// <summary>A number, rounded to 64 bits.</summary>
    public double ReadDouble() => ReadNumber(_position, "a number");

    /// <summary>A decimal number as a string.</summary>
    public decimal ReadDecimal()
    {
        const string expected = "a decimal number as a string";
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowExponent;
        int start = _position;
        return decimal.TryParse(ReadText(expected), style, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw Unexpected(start, expected);
    }

    /// <summary>An integer of whatever width that fits in an integer type of up to 64 bits.</summary>
    internal T ReadInteger<T>() where T : struct, IBinaryInteger<T>, IMinMaxValue<T> =>
        typeof(T) == typeof(ulong) ? T.CreateTruncating(ReadUInt64()) : ReadNarrow<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T ReadNarrow<T>() where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        int start = _position;
        if (!TryTakeInteger(out long value)) throw NotInteger<T>(start);
        T narrow = T.CreateTruncating(value);
        return long.CreateTruncating(narrow) == value ? narrow : throw NotInteger<T>(start);
    }

    /// <summary>Takes an integer of any width that fits in 64 bits with a sign.</summary>
    private bool TryTakeInteger(out long value)
    {
        ReadOnlySpan<byte> rest = _bytes[_position..];
        value = 0;
        if (rest.IsEmpty) return false;
        byte code = rest[0];
        ReadOnlySpan<byte> digits = rest[1..];
        switch (code)
        {
            case <= MessagePackCode.MaxFixInt or >= MessagePackCode.MinNegativeFixInt:
                value = (sbyte)code;
                _position++;
                return true;
            case MessagePackCode.UInt8 when digits.Length >= 1: return Taken(digits[0], 2, out value);
            case MessagePackCode.UInt16 when digits.Length >= 2:
                return Taken(BinaryPrimitives.ReadUInt16BigEndian(digits), 3, out value);
            case MessagePackCode.UInt32 when digits.Length >= 4:
                return Taken(BinaryPrimitives.ReadUInt32BigEndian(digits), 5, out value);
            // Above the largest long, the same bits are a negative number.
            case MessagePackCode.UInt64 when digits.Length >= 8:
                return Taken(BinaryPrimitives.ReadInt64BigEndian(digits), 9, out value) && value >= 0;
            case MessagePackCode.Int8 when digits.Length >= 1: return Taken((sbyte)digits[0], 2, out value);
            case MessagePackCode.Int16 when digits.Length >= 2:
                return Taken(BinaryPrimitives.ReadInt16BigEndian(digits), 3, out value);
            case MessagePackCode.Int32 when digits.Length >= 4:
                return Taken(BinaryPrimitives.ReadInt32BigEndian(digits), 5, out value);
            case MessagePackCode.Int64 when digits.Length >= 8:
                return Taken(BinaryPrimitives.ReadInt64BigEndian(digits), 9, out value);
            default: return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Taken(long number, int length, out long value)
    {
        value = number;
        _position += length;
        return true;
    }

    private bool TryTakeUInt64(out ulong value)
    {
        value = 0;
        if (NextCode != MessagePackCode.UInt64 || BytesLeft < 9) return false;
        value = BinaryPrimitives.ReadUInt64BigEndian(_bytes[(_position + 1)..]);
        _position += 9;
        return true;
    }

    private double ReadNumber(int start, string expected)
    {
        int code = NextCode;
        if (code == MessagePackCode.Float64 && BytesLeft >= 9)
        {
            _position += 9;
            return BinaryPrimitives.ReadDoubleBigEndian(_bytes[(start + 1)..]);
        }
        if (code == MessagePackCode.Float32 && BytesLeft >= 5)
        {
            _position += 5;
            return BinaryPrimitives.ReadSingleBigEndian(_bytes[(start + 1)..]);
        }
        if (TryTakeUInt64(out ulong large)) return large;
        return TryTakeInteger(out long value) ? value : throw Unexpected(start, expected);
    }

    private T ReadWide<T>(bool isUnsigned) where T : struct, IBinaryInteger<T>
    {
        const string expected = "16 bytes";
        int start = _position;
        ReadOnlySpan<byte> bytes = ReadBinary(expected);
        return bytes.Length == Int128Length && T.TryReadLittleEndian(bytes, isUnsigned, out T value)
            ? value
            : throw Unexpected(start, expected);
    }

    private readonly Exception NotInteger<T>(int start) where T : IMinMaxValue<T> => Unexpected(
        start, string.Create(CultureInfo.InvariantCulture, $"an integer from {T.MinValue} to {T.MaxValue}"));
}

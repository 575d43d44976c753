using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Millrace.Json;

public static partial class JsonValueReader
{
    internal const int BigIntegerLengthMax = 1024;

    /// <summary>A number without fraction, from -128 to 127.</summary>
    public static sbyte ReadSByte(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetSByte(out sbyte value) ? value : throw NotInteger<sbyte>(ref reader);

    /// <summary>A number without fraction, from 0 to 255.</summary>
    public static byte ReadByte(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetByte(out byte value) ? value : throw NotInteger<byte>(ref reader);

    /// <summary>A number without fraction that fits in 16 bits.</summary>
    public static short ReadInt16(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetInt16(out short value) ? value : throw NotInteger<short>(ref reader);

    /// <summary>A number without fraction and sign that fits in 16 bits.</summary>
    public static ushort ReadUInt16(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetUInt16(out ushort value) ? value : throw NotInteger<ushort>(ref reader);

    /// <summary>A number without fraction that fits in 32 bits.</summary>
    public static int ReadInt32(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetInt32(out int value) ? value : throw NotInteger<int>(ref reader);

    /// <summary>A number without fraction and sign that fits in 32 bits.</summary>
    public static uint ReadUInt32(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetUInt32(out uint value) ? value : throw NotInteger<uint>(ref reader);

    /// <summary>A number without fraction that fits in 64 bits.</summary>
    public static long ReadInt64(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetInt64(out long value) ? value : throw NotInteger<long>(ref reader);

    /// <summary>A number without fraction and sign that fits in 64 bits.</summary>
    public static ulong ReadUInt64(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetUInt64(out ulong value) ? value : throw NotInteger<ulong>(ref reader);

    /// <summary>A number without fraction that fits in 128 bits.</summary>
    public static Int128 ReadInt128(ref Utf8JsonReader reader) =>
        IsNumber(ref reader)
        && TryParse(ref reader, NumberStyles.AllowLeadingSign, out Int128 value)
            ? value
            : throw NotInteger<Int128>(ref reader);

    /// <summary>A number without fraction and sign that fits in 128 bits.</summary>
    public static UInt128 ReadUInt128(ref Utf8JsonReader reader) =>
        IsNumber(ref reader)
        && TryParse(ref reader, NumberStyles.None, out UInt128 value)
            ? value
            : throw NotInteger<UInt128>(ref reader);

    /// <summary>A number, rounded to 16 bits.</summary>
    public static Half ReadHalf(ref Utf8JsonReader reader) =>
        IsNumber(ref reader)
        && TryParse(ref reader, NumberStyles.Float, out Half value) && Half.IsFinite(value)
            ? value
            : throw Unexpected(ref reader, "a number that fits in a 16-bit float");

    /// <summary>A number, rounded to 32 bits.</summary>
    public static float ReadSingle(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetSingle(out float value) && float.IsFinite(value)
            ? value
            : throw Unexpected(ref reader, "a number that fits in a 32-bit float");

    /// <summary>A number, rounded to 64 bits.</summary>
    public static double ReadDouble(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw Unexpected(ref reader, "a number that fits in a 64-bit float");

    /// <summary>A number that fits in a decimal.</summary>
    public static decimal ReadDecimal(ref Utf8JsonReader reader) =>
        IsNumber(ref reader) && reader.TryGetDecimal(out decimal value)
            ? value
            : throw Unexpected(ref reader, "a number that fits in a decimal");

    /// <summary>A number without fraction, of at most 1,024 digits: to read one takes time by its square.</summary>
    public static BigInteger ReadBigInteger(ref Utf8JsonReader reader)
    {
        if (IsNumber(ref reader) && reader.ValueSpan.TrimStart((byte)'-').Length <= BigIntegerLengthMax
            && TryParse(ref reader, NumberStyles.AllowLeadingSign, out BigInteger value)) return value;
        throw Unexpected(ref reader, $"an integer of up to {BigIntegerLengthMax} digits");
    }

    /// <summary>A number without fraction that fits in an integer type of up to 64 bits.</summary>
    internal static T ReadInteger<T>(ref Utf8JsonReader reader)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        bool hasSign = T.IsNegative(T.MinValue);
        NumberStyles style = hasSign ? NumberStyles.AllowLeadingSign : NumberStyles.None;
        return IsNumber(ref reader) && TryParse(ref reader, style, out T value)
            ? value
            : throw NotInteger<T>(ref reader);
    }

    private static bool IsNumber(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number;

    private static bool TryParse<T>(ref Utf8JsonReader reader, NumberStyles style, out T value)
        where T : struct, INumberBase<T> =>
        T.TryParse(reader.ValueSpan, style, CultureInfo.InvariantCulture, out value);

    private static Exception NotInteger<T>(ref Utf8JsonReader reader) where T : IMinMaxValue<T> => Unexpected(
        ref reader, string.Create(CultureInfo.InvariantCulture, $"an integer from {T.MinValue} to {T.MaxValue}"));
}

using System.Globalization;
using System.Numerics;
using System.Text;
using Millrace.Contracts;

namespace Millrace.Json;

public static partial class JsonValueWriter
{
    private const int NumberLengthMax = 64;

    /// <summary>A number.</summary>
    public static void WriteSByte(RecordBuffer output, sbyte value) => Formatted(output, value);

    /// <summary>A number.</summary>
    public static void WriteByte(RecordBuffer output, byte value) => Formatted(output, value);

    /// <summary>A number.</summary>
    public static void WriteInt16(RecordBuffer output, short value) => Formatted(output, value);

    /// <summary>A number.</summary>
    public static void WriteUInt16(RecordBuffer output, ushort value) => Formatted(output, value);

    /// <summary>A number.</summary>
    public static void WriteInt32(RecordBuffer output, int value) => Formatted(output, value);

    /// <summary>A number.</summary>
    public static void WriteUInt32(RecordBuffer output, uint value) => Formatted(output, value);

    /// <summary>A number.</summary>
    public static void WriteInt64(RecordBuffer output, long value) => Formatted(output, value);

    /// <summary>A number.</summary>
    public static void WriteUInt64(RecordBuffer output, ulong value) => Formatted(output, value);

    /// <summary>A number.</summary>
    public static void WriteInt128(RecordBuffer output, Int128 value) => Formatted(output, value);

    /// <summary>A number.</summary>
    public static void WriteUInt128(RecordBuffer output, UInt128 value) => Formatted(output, value);

    /// <summary>A number; NaN and the infinities are refused.</summary>
    public static void WriteHalf(RecordBuffer output, Half value)
    {
        if (!Half.IsFinite(value)) throw NotFinite((double)value);
        Formatted(output, value);
    }

    /// <summary>A number; NaN and the infinities are refused.</summary>
    public static void WriteSingle(RecordBuffer output, float value)
    {
        if (!float.IsFinite(value)) throw NotFinite(value);
        Formatted(output, value);
    }

    /// <summary>A number; NaN and the infinities are refused.</summary>
    public static void WriteDouble(RecordBuffer output, double value)
    {
        if (!double.IsFinite(value)) throw NotFinite(value);
        Formatted(output, value);
    }

    /// <summary>A number.</summary>
    public static void WriteDecimal(RecordBuffer output, decimal value) => Formatted(output, value);

    /// <summary>A number; one of more than 1,024 digits could not be read again.</summary>
    public static void WriteBigInteger(RecordBuffer output, BigInteger value)
    {
        ArgumentNullException.ThrowIfNull(output);
        Span<char> digits = stackalloc char[JsonValueReader.BigIntegerLengthMax + 1];
        if (value.Sign >= 0) digits = digits[1..];
        if (!value.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture))
            throw new JsonValueException($"the number has more than {JsonValueReader.BigIntegerLengthMax} digits");
        Ascii.FromUtf16(digits[..length], output.GetSpan(length), out _);
        output.Advance(length);
    }

    private static void Formatted<T>(RecordBuffer output, T value) where T : struct, IUtf8SpanFormattable
    {
        ArgumentNullException.ThrowIfNull(output);
        value.TryFormat(output.GetSpan(NumberLengthMax), out int length, default, CultureInfo.InvariantCulture);
        output.Advance(length);
    }

    private static JsonValueException NotFinite(double value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{value} cannot be written: JSON has no NaN and no infinity"));
}

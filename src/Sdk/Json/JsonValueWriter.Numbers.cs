using System.Globalization;
using System.Text.Json;

namespace Millrace.Json;

public static partial class JsonValueWriter
{
    private const int NumberLengthMax = 64;

    /// <summary>A number.</summary>
    public static void WriteSByte(Utf8JsonWriter writer, sbyte value) => writer.WriteNumberValue(value);

    /// <summary>A number.</summary>
    public static void WriteByte(Utf8JsonWriter writer, byte value) => writer.WriteNumberValue(value);

    /// <summary>A number.</summary>
    public static void WriteInt16(Utf8JsonWriter writer, short value) => writer.WriteNumberValue(value);

    /// <summary>A number.</summary>
    public static void WriteUInt16(Utf8JsonWriter writer, ushort value) => writer.WriteNumberValue(value);

    /// <summary>A number.</summary>
    public static void WriteInt32(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    /// <summary>A number.</summary>
    public static void WriteUInt32(Utf8JsonWriter writer, uint value) => writer.WriteNumberValue(value);

    /// <summary>A number.</summary>
    public static void WriteInt64(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    /// <summary>A number.</summary>
    public static void WriteUInt64(Utf8JsonWriter writer, ulong value) => writer.WriteNumberValue(value);

    /// <summary>A number.</summary>
    public static void WriteInt128(Utf8JsonWriter writer, Int128 value) => Formatted(writer, value);

    /// <summary>A number.</summary>
    public static void WriteUInt128(Utf8JsonWriter writer, UInt128 value) => Formatted(writer, value);

    /// <summary>A number; NaN and the infinities are refused.</summary>
    public static void WriteHalf(Utf8JsonWriter writer, Half value)
    {
        if (!Half.IsFinite(value)) throw NotFinite((double)value);
        Formatted(writer, value);
    }

    /// <summary>A number; NaN and the infinities are refused.</summary>
    public static void WriteSingle(Utf8JsonWriter writer, float value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!float.IsFinite(value)) throw NotFinite(value);
        writer.WriteNumberValue(value);
    }

    /// <summary>A number; NaN and the infinities are refused.</summary>
    public static void WriteDouble(Utf8JsonWriter writer, double value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!double.IsFinite(value)) throw NotFinite(value);
        writer.WriteNumberValue(value);
    }

    /// <summary>A number.</summary>
    public static void WriteDecimal(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value);

    private static void Formatted<T>(Utf8JsonWriter writer, T value) where T : IUtf8SpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[NumberLengthMax];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private static JsonValueException NotFinite(double value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{value} cannot be written: JSON has no NaN and no infinity"));
}

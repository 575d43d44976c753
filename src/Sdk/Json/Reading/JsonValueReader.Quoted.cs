using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Millrace.Json;

/// <content>
/// Values inside of strings: numbers that somebody has quoted, and the names that are a dictionary's keys.
/// </content>
public static partial class JsonValueReader
{
    private const int QuotedLengthMax = 254;

    /// <summary>A number, or the same in a string.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="read">Reads the number.</param>
    public static T ReadNumberOrText<T>(ref Utf8JsonReader reader, JsonReading<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return reader.TokenType == JsonTokenType.String ? Bare(ref reader, read) : read(ref reader);
    }

    /// <summary>The same, and <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c> too.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="read">Reads the number.</param>
    public static T ReadFloatOrText<T>(ref Utf8JsonReader reader, JsonReading<T> read)
        where T : struct, IFloatingPointIeee754<T> =>
        TryReadNotFinite(ref reader, out T value) ? value : ReadNumberOrText(ref reader, read);

    /// <summary>A number, or one of <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="read">Reads the number.</param>
    public static T ReadFloatOrName<T>(ref Utf8JsonReader reader, JsonReading<T> read)
        where T : struct, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(read);
        return TryReadNotFinite(ref reader, out T value) ? value : read(ref reader);
    }

    /// <summary>The name that the reader stands on, as the text of a value: a Guid, a date, an enum's name.</summary>
    /// <param name="reader">Stands on the name.</param>
    /// <param name="read">Reads the value from a string.</param>
    public static T ReadTextKey<T>(ref Utf8JsonReader reader, JsonReading<T> read)
    {
        int length = reader.ValueSpan.Length;
        Span<byte> buffer = length <= QuotedLengthMax ? stackalloc byte[QuotedLengthMax + 2] : new byte[length + 2];
        Span<byte> quoted = buffer[..(length + 2)];
        quoted[0] = quoted[^1] = (byte)'"';
        reader.ValueSpan.CopyTo(quoted[1..]);
        return Inside(ref reader, quoted, read);
    }

    /// <summary>The name that the reader stands on, as true or false, in large or small letters.</summary>
    /// <param name="reader">Stands on the name.</param>
    public static bool ReadBooleanKey(ref Utf8JsonReader reader)
    {
        string name = Text(ref reader);
        if (name.Equals(bool.TrueString, StringComparison.OrdinalIgnoreCase)) return true;
        if (name.Equals(bool.FalseString, StringComparison.OrdinalIgnoreCase)) return false;
        throw Unexpected(ref reader, "a name that is True or False");
    }

    /// <summary>The name that the reader stands on, as a number.</summary>
    /// <param name="reader">Stands on the name.</param>
    /// <param name="read">Reads the value without quotes.</param>
    public static T ReadBareKey<T>(ref Utf8JsonReader reader, JsonReading<T> read) => Bare(ref reader, read);

    /// <summary>The name that the reader stands on, as an enum's name or number.</summary>
    /// <param name="reader">Stands on the name.</param>
    /// <param name="read">Reads the enum.</param>
    public static T ReadEnumKey<T>(ref Utf8JsonReader reader, JsonReading<T> read) =>
        reader.ValueSpan is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
            ? ReadBareKey(ref reader, read)
            : ReadTextKey(ref reader, read);

    private static bool TryReadNotFinite<T>(ref Utf8JsonReader reader, out T value)
        where T : struct, IFloatingPointIeee754<T>
    {
        value = T.NaN;
        if (StringIs(ref reader, "NaN"u8)) return true;
        value = T.PositiveInfinity;
        if (StringIs(ref reader, "Infinity"u8)) return true;
        value = T.NegativeInfinity;
        return StringIs(ref reader, "-Infinity"u8);
    }

    private static T Bare<T>(ref Utf8JsonReader reader, JsonReading<T> read) => reader.ValueIsEscaped
        ? Inside(ref reader, Encoding.UTF8.GetBytes(Text(ref reader)), read)
        : Inside(ref reader, reader.ValueSpan, read);

    /// <summary>
    /// Reads all of <paramref name="json"/>; what is wrong in it is wrong at the place of the reader.
    /// </summary>
    private static T Inside<T>(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> json, JsonReading<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            Utf8JsonReader inside = new(json);
            inside.Read();
            T value = read(ref inside);
            inside.Read();
            return value;
        }
        catch (JsonValueException e)
        {
            throw new JsonValueException(e.Message, reader.TokenStartIndex);
        }
        catch (JsonException)
        {
            throw Unexpected(ref reader, "a string that holds just a number");
        }
    }
}

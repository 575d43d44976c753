using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Millrace.Json;

/// <summary>
/// Writes one JSON value each; generated code calls it where <see cref="Utf8JsonWriter"/> alone would write something that
/// cannot be read back as the same value.
/// </summary>
public static partial class JsonValueWriter
{
    private static readonly SearchValues<char> _surrogates =
        SearchValues.Create([.. Enumerable.Range('\uD800', '\uE000' - '\uD800').Select(c => (char)c)]);

    /// <summary>Begins an object or, for a null or an object nested too deep, fails.</summary>
    public static void StartObject<T>(Utf8JsonWriter writer, T value)
    {
        CheckStart(writer, value);
        writer.WriteStartObject();
    }

    /// <summary>Begins an array or, for a null or an array nested too deep, fails.</summary>
    public static void StartArray<T>(Utf8JsonWriter writer, T value)
    {
        CheckStart(writer, value);
        writer.WriteStartArray();
    }

    /// <summary>The name of a dictionary's entry.</summary>
    public static void WriteName(Utf8JsonWriter writer, string name)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CheckUnicode(name);
        writer.WritePropertyName(name);
    }

    /// <summary>true or false.</summary>
    public static void WriteBoolean(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    /// <summary>A string. Half of a surrogate pair is refused: written, it would become another character.</summary>
    public static void WriteString(Utf8JsonWriter writer, string value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value == null) throw IsNull();
        CheckUnicode(value);
        writer.WriteStringValue(value);
    }

    /// <summary>A string of one UTF-16 character, which half of a surrogate pair is not.</summary>
    public static void WriteChar(Utf8JsonWriter writer, char value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ReadOnlySpan<char> text = [value];
        CheckUnicode(text);
        writer.WriteStringValue(text);
    }

    /// <summary>A Guid as 36 characters in lower case.</summary>
    public static void WriteGuid(Utf8JsonWriter writer, Guid value) => writer.WriteStringValue(value);

    /// <summary>Bytes in Base64.</summary>
    public static void WriteBase64(Utf8JsonWriter writer, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value == null) throw IsNull();
        writer.WriteBase64StringValue(value);
    }

    private static void CheckStart<T>(Utf8JsonWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        // The first half keeps unoptimized code from boxing a struct to find that it is not null.
        if (!typeof(T).IsValueType && value == null) throw IsNull();
        if (writer.CurrentDepth >= JsonRecord.DepthMax)
            throw new JsonValueException($"nested more than {JsonRecord.DepthMax} levels deep");
    }

    private static JsonValueException IsNull() => new("the value is null, which the member's type does not allow");

    private static void CheckUnicode(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAny(_surrogates);
        for (; at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            bool isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            if (!isPair) throw new JsonValueException(string.Create(CultureInfo.InvariantCulture,
                $"the string has half of a surrogate pair (U+{(int)text[at]:X4}) at character {at}, which JSON cannot express"));
            at++;
        }
    }
}

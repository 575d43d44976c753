using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Json;

/// <summary>
/// Reads one JSON value each, from the reader's current token; generated code calls it. A value that does not fit is an
/// error that says what was expected and what was found; JSON null is one too.
/// </summary>
public static partial class JsonValueReader
{
    /// <summary>Checks that an object begins here.</summary>
    public static void StartObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Unexpected(ref reader, "an object");
    }

    /// <summary>Goes to the name of the next member; false at the end of the object.</summary>
    public static bool NextMember(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>
    /// True when the member that the reader stands on has this name, written with escapes or without.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NameIs(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueIsEscaped ? EscapedIs(ref reader, name) : reader.ValueSpan.SequenceEqual(name);

    /// <summary>True when the value is this string, written with escapes or without.</summary>
    public static bool StringIs(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        reader.TokenType == JsonTokenType.String && NameIs(ref reader, text);

    /// <summary>Checks that an array begins here.</summary>
    public static void StartArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Unexpected(ref reader, "an array");
    }

    /// <summary>Goes to the next element; false at the end of the array.</summary>
    public static bool NextElement(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>True when the value is JSON null.</summary>
    public static bool IsNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;

    /// <summary>The error of a member that an object does not have; the reader stands at the object's end.</summary>
    public static Exception Missing(ref Utf8JsonReader reader, string member) =>
        new JsonValueException("the member is required and missing", reader.TokenStartIndex, member);

    /// <summary>The error of a value that does not fit.</summary>
    /// <param name="reader">Stands on the value's first token.</param>
    /// <param name="expected">What would have fitted, with its article.</param>
    public static Exception Unexpected(ref Utf8JsonReader reader, string expected) =>
        new JsonValueException($"expected {expected}, found {Describe(ref reader)}", reader.TokenStartIndex);

    private static bool EscapedIs(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetBytes(Text(ref reader)).AsSpan().SequenceEqual(text);

    private static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"\"{Excerpt.Of(reader.ValueSpan)}\"",
        _ => Excerpt.Of(reader.ValueSpan),
    };
}

using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Millrace.Contracts;

namespace Millrace.Json;

/// <content>JSON as it is, names that are values, and types of a closed set.</content>
public static partial class JsonValueWriter
{
    /// <summary>Any value.</summary>
    public static void WriteJsonElement(RecordBuffer output, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            throw new JsonValueException("the JsonElement is undefined: it was never set");
        WriteTree(output, value, static (writer, element) => element.WriteTo(writer));
    }

    /// <summary>Any value.</summary>
    public static void WriteJsonNode(RecordBuffer output, JsonNode value)
    {
        if (value == null) throw NullValue();
        WriteTree(output, value, static (writer, node) => node.WriteTo(writer));
    }

    /// <summary>An object.</summary>
    public static void WriteJsonObject(RecordBuffer output, JsonObject value) => WriteJsonNode(output, value);

    /// <summary>An array.</summary>
    public static void WriteJsonArray(RecordBuffer output, JsonArray value) => WriteJsonNode(output, value);

    /// <summary>The members that a type does not have itself, behind those that it has.</summary>
    public static void WriteExtra(RecordBuffer output, IEnumerable<KeyValuePair<string, JsonElement>>? members)
    {
        foreach ((string name, JsonElement value) in members ?? [])
        {
            WriteName(output, name);
            WriteJsonElement(output, value);
        }
    }

    /// <summary>The members that a type does not have itself, behind those that it has.</summary>
    public static void WriteExtra(RecordBuffer output, JsonObject? members)
    {
        if (members == null) return;
        foreach ((string name, JsonNode? value) in members)
        {
            WriteName(output, name);
            if (value == null) WriteNull(output);
            else WriteJsonNode(output, value);
        }
    }

    /// <summary>Begins a dictionary's key; <see cref="EndKey"/> ends it.</summary>
    /// <returns>Where it begins.</returns>
    public static int StartKey(RecordBuffer output)
    {
        Separate(output);
        return output.Length;
    }

    /// <summary>A dictionary's key: True or False, as System.Text.Json writes it there.</summary>
    public static void WriteBooleanKey(RecordBuffer output, bool key) =>
        WriteName(output, key ? bool.TrueString : bool.FalseString);

    /// <summary>Ends a key, which is quoted if its value was not.</summary>
    public static void EndKey(RecordBuffer output, int start)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (output.Written[start] != '"') Quote(output, start);
        output.Write(":"u8);
    }

    /// <summary>Puts what was written from <paramref name="start"/> on, a number, into quotes.</summary>
    public static void Quote(RecordBuffer output, int start)
    {
        ArgumentNullException.ThrowIfNull(output);
        int length = output.Length - start;
        output.Write("\"\""u8);
        Span<byte> quoted = output.At(start, length + 2);
        quoted[..length].CopyTo(quoted[1..]);
        quoted[0] = quoted[^1] = (byte)'"';
    }

    /// <summary>NaN or an infinity as the string of that name; false, and nothing, for any other number.</summary>
    public static bool TryWriteNotFinite<T>(RecordBuffer output, T value) where T : struct, IFloatingPointIeee754<T>
    {
        if (T.IsFinite(value)) return false;
        WriteQuoted(output, T.IsNaN(value) ? "NaN"u8 : T.IsPositive(value) ? "Infinity"u8 : "-Infinity"u8);
        return true;
    }

    /// <summary>The error of an object whose type is none of those that its member may have.</summary>
    public static Exception UnknownType(object? value, string expected) => value == null
        ? NullValue()
        : new JsonValueException($"the value is of type {value.GetType().Name}, which is not one of {expected}");

    private static void WriteTree<T>(RecordBuffer output, T value, Action<Utf8JsonWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(output);
        int start = output.Length;
        try
        {
            Utf8JsonWriter writer = output.BeginJson();
            write(writer, value);
            writer.Flush();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException)
        {
            output.Truncate(start);
            throw new JsonValueException($"the JSON cannot be written: {e.Message}");
        }
        CheckDepth(output, start);
    }

    /// <summary>What is written must be read again: counted from the record's outermost level.</summary>
    private static void CheckDepth(RecordBuffer output, int start)
    {
        Utf8JsonReader reader = new(output.Written[start..], new JsonReaderOptions { MaxDepth = int.MaxValue });
        int deepest = 0;
        while (reader.Read()) deepest = Math.Max(deepest, reader.CurrentDepth + (IsStart(reader.TokenType) ? 1 : 0));
        if (output.JsonDepth + deepest <= JsonRecord.DepthMax) return;
        output.Truncate(start);
        throw new JsonValueException($"nested more than {JsonRecord.DepthMax} levels deep");
    }

    private static bool IsStart(JsonTokenType token) => token is JsonTokenType.StartObject or JsonTokenType.StartArray;
}

using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Millrace.Contracts;

namespace Millrace.Json;

/// <content>JSON as it is, for members that take whatever comes.</content>
public static partial class JsonValueReader
{
    /// <summary>A copy of any value, null included.</summary>
    public static JsonElement ReadJsonElement(ref Utf8JsonReader reader)
    {
        long start = reader.TokenStartIndex;
        JsonElement value = JsonElement.ParseValue(ref reader);
        CheckUnicode(JsonMarshal.GetRawUtf8Value(value), start);
        return value;
    }

    /// <summary>A copy of any value, null included.</summary>
    public static JsonElement ReadJsonElement(ref JsonScanner scanner) => ByReader(ref scanner, ReadJsonElement);

    /// <summary>A copy of any value but null.</summary>
    public static JsonNode ReadJsonNode(ref Utf8JsonReader reader) =>
        ReadAnyNode(ref reader) ?? throw Unexpected(ref reader, "a value");

    /// <summary>A copy of any value but null.</summary>
    public static JsonNode ReadJsonNode(ref JsonScanner scanner) => ByReader(ref scanner, ReadJsonNode);

    /// <summary>A copy of an object.</summary>
    public static JsonObject ReadJsonObject(ref Utf8JsonReader reader)
    {
        StartObject(ref reader);
        return ReadAnyNode(ref reader)!.AsObject();
    }

    /// <summary>A copy of an object.</summary>
    public static JsonObject ReadJsonObject(ref JsonScanner scanner) => ByReader(ref scanner, ReadJsonObject);

    /// <summary>A copy of an array.</summary>
    public static JsonArray ReadJsonArray(ref Utf8JsonReader reader)
    {
        StartArray(ref reader);
        return ReadAnyNode(ref reader)!.AsArray();
    }

    /// <summary>A copy of an array.</summary>
    public static JsonArray ReadJsonArray(ref JsonScanner scanner) => ByReader(ref scanner, ReadJsonArray);

    /// <summary>Keeps a member that the type does not have, under its name.</summary>
    /// <param name="reader">Stands on the member's name; is left on its value.</param>
    /// <param name="members">Takes it.</param>
    public static void ReadExtra(ref Utf8JsonReader reader, IDictionary<string, JsonElement> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        string name = ReadName(ref reader);
        reader.Read();
        members[name] = ReadJsonElement(ref reader);
    }

    /// <summary>Keeps a member that the type does not have, under its name.</summary>
    /// <param name="scanner">Stands on the member's value.</param>
    /// <param name="members">Takes it.</param>
    public static void ReadExtra(ref JsonScanner scanner, IDictionary<string, JsonElement> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        string name = scanner.NameBefore();
        JsonElement value = ReadJsonElement(ref scanner);
        if (!scanner.HasFailed) members[name] = value;
    }

    /// <summary>Keeps a member that the type does not have, under its name.</summary>
    /// <param name="reader">Stands on the member's name; is left on its value.</param>
    /// <param name="members">Takes it.</param>
    public static void ReadExtra(ref Utf8JsonReader reader, JsonObject members)
    {
        ArgumentNullException.ThrowIfNull(members);
        string name = ReadName(ref reader);
        reader.Read();
        members[name] = ReadAnyNode(ref reader);
    }

    /// <summary>Keeps a member that the type does not have, under its name.</summary>
    /// <param name="scanner">Stands on the member's value.</param>
    /// <param name="members">Takes it.</param>
    public static void ReadExtra(ref JsonScanner scanner, JsonObject members)
    {
        ArgumentNullException.ThrowIfNull(members);
        string name = scanner.NameBefore();
        JsonNode? value = IsNull(ref scanner) ? null : ReadJsonNode(ref scanner);
        if (!scanner.HasFailed) members[name] = value;
    }

    /// <summary>The error of a member that the type does not have, where it says that it has all.</summary>
    /// <param name="reader">Stands on the member's name.</param>
    public static Exception Unmapped(ref Utf8JsonReader reader) => new JsonValueException(
        $"the type has no member '{Excerpt.Of(ReadName(ref reader))}', and takes no others", reader.TokenStartIndex);

    /// <summary>
    /// Such trees read their strings when somebody asks for them: what is no string then would throw far from here.
    /// Bytes that are no JSON are nobody's concern here, or throw.
    /// </summary>
    internal static void CheckUnicode(ReadOnlySpan<byte> json, long start = 0)
    {
        if (Utf8.IsValid(json) && !HasSurrogates(json)) return;
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = JsonRecord.DepthMax });
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) _ = Text(ref reader, start);
    }

    private static JsonNode? ReadAnyNode(ref Utf8JsonReader reader)
    {
        JsonElement value = ReadJsonElement(ref reader);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => JsonObject.Create(value),
            JsonValueKind.Array => JsonArray.Create(value),
            _ => JsonValue.Create(value),
        };
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.Payloads;

/// <summary>Values that are any JSON.</summary>
public static partial class PayloadValue
{
    // A JsonObject has each name once; which of two is meant would be a guess.
    private static readonly JsonDocumentOptions _json = new() { AllowDuplicateProperties = false };

    /// <summary>The value as JSON.</summary>
    /// <exception cref="RecordFormatException">The value is null or not JSON.</exception>
    public static JsonNode ReadJsonNode(in RecordView view) => Parse(Bytes(in view), "value");

    /// <summary>The value as a JSON object.</summary>
    /// <exception cref="RecordFormatException">The value is null or no JSON object.</exception>
    public static JsonObject ReadJsonObject(in RecordView view) => ReadJsonNode(in view) as JsonObject
        ?? throw new RecordFormatException("expected a JSON object, found another JSON value");

    /// <summary>
    /// An object with <c>key</c> and <c>value</c>, both of them JSON, each missing where it is null (Flink's
    /// <c>JSONKeyValueDeserializationSchema</c>).
    /// </summary>
    /// <exception cref="RecordFormatException">One of them is not JSON.</exception>
    public static JsonObject ReadKeyValue(in RecordView view)
    {
        JsonObject message = [];
        if (view.HasKey) message.Add("key", Parse(view.Key, "key"));
        if (view.HasValue) message.Add("value", Parse(view.Value, "value"));
        return message;
    }

    /// <summary>The same with <c>metadata</c>: <c>offset</c>, <c>topic</c> and <c>partition</c>.</summary>
    /// <exception cref="RecordFormatException">One of them is not JSON.</exception>
    public static JsonObject ReadKeyValueMetadata(in RecordView view)
    {
        JsonObject message = ReadKeyValue(in view);
        message.Add("metadata", new JsonObject
        {
            ["offset"] = view.Offset, ["topic"] = view.Topic, ["partition"] = view.Partition,
        });
        return message;
    }

    /// <summary>Appends JSON.</summary>
    /// <exception cref="RecordFormatException">There is none: null.</exception>
    public static void WriteJsonNode(RecordBuffer output, JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (value == null) throw NullValue();
        Utf8JsonWriter writer = output.BeginJson();
        value.WriteTo(writer);
        writer.Flush();
    }

    /// <summary>Appends a JSON object.</summary>
    /// <exception cref="RecordFormatException">There is none: null.</exception>
    public static void WriteJsonObject(RecordBuffer output, JsonObject value) => WriteJsonNode(output, value);

    private static JsonNode Parse(ReadOnlySpan<byte> json, string what)
    {
        string path = what == "key" ? what : "$";
        try
        {
            JsonValueReader.CheckUnicode(json);
            return JsonNode.Parse(json, documentOptions: _json)
                ?? throw new RecordFormatException($"the {what} is null, as JSON has it", path);
        }
        catch (JsonValueException e)
        {
            throw new RecordFormatException(e.Message, $"{path}{JsonPath.At(json, e.Position)[1..]}", e);
        }
        catch (JsonException e)
        {
            throw new RecordFormatException($"the {what} is not JSON: {e.Message}", path, e);
        }
    }
}

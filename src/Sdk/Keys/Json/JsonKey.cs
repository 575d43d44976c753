using System.Text.Json;
using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.Keys;

/// <summary>
/// Reads JSON keys that are not plain (white space around them, escapes, whatever is no such key), and says what is
/// wrong with them in the words of record values.
/// </summary>
internal static class JsonKey
{
    public const string Path = "key";

    /// <summary>Reads a key that takes up all of <paramref name="key"/>.</summary>
    /// <exception cref="RecordFormatException">The bytes are not such a key.</exception>
    public static T Read<T>(ReadOnlySpan<byte> key, JsonReading<T> read)
    {
        Utf8JsonReader reader = Begin(key);
        try
        {
            reader.Read();
            T value = read(ref reader);
            reader.Read();
            return value;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Refuse(key, e);
        }
    }

    public static Utf8JsonReader Begin(ReadOnlySpan<byte> key) =>
        new(key, new JsonReaderOptions { MaxDepth = JsonRecord.DepthMax });

    public static bool IsRefusal(Exception e) => e is JsonValueException or JsonException;

    /// <summary>The error with its path in the key.</summary>
    public static RecordFormatException Refuse(ReadOnlySpan<byte> key, Exception e)
    {
        if (e is not JsonValueException value)
        {
            RecordFormatException notJson = JsonRecord.NotJson(key, (JsonException)e);
            return new(notJson.Reason, Path + notJson.Path[1..], e);
        }
        string path = Path + JsonPath.At(key, value.Position)[1..];
        return new(value.Message, value.Member == null ? path : JsonPath.Member(path, value.Member), e);
    }
}

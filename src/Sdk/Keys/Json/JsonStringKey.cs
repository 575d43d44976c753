using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.Keys;

/// <summary>String keys as JSON strings: <c>"abc"</c>.</summary>
public readonly struct JsonStringKey : IKeyCodec<string>
{
    /// <inheritdoc/>
    public static string Name => "string-json";

    /// <inheritdoc/>
    /// <exception cref="RecordFormatException">The string is null, or has half of a surrogate pair.</exception>
    public static void Write(string key, RecordBuffer output)
    {
        try
        {
            JsonValueWriter.WriteString(output, key);
        }
        catch (JsonValueException e)
        {
            throw new RecordFormatException(e.Message, JsonKey.Path, e);
        }
    }

    /// <inheritdoc/>
    public static string Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null)
    {
        JsonScanner scanner = new(bytes);
        ReadOnlySpan<byte> text = scanner.ReadPlainText();
        return scanner.IsAtEnd ? StringKey.Read(text, strings) : JsonKey.Read(bytes, JsonValueReader.ReadString);
    }
}

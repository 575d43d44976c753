using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.Keys;

/// <summary>Guid keys as JSON strings of 36 characters, in lower case when they are written.</summary>
public readonly struct JsonGuidKey : IKeyCodec<Guid>
{
    /// <inheritdoc/>
    public static string Name => "guid-json";

    /// <inheritdoc/>
    public static void Write(Guid key, RecordBuffer output) => JsonValueWriter.WriteGuid(output, key);

    /// <inheritdoc/>
    public static Guid Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null)
    {
        JsonScanner scanner = new(bytes);
        Guid key = scanner.ReadGuid();
        return scanner.IsAtEnd ? key : JsonKey.Read(bytes, JsonValueReader.ReadGuid);
    }
}

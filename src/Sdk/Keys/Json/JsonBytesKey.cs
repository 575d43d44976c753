using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.Keys;

/// <summary>Bytes as JSON strings in Base64: <c>"AQID"</c>, with the padding that belongs to it.</summary>
public readonly struct JsonBytesKey : IKeyCodec<KeyBytes>
{
    /// <inheritdoc/>
    public static string Name => "bytes-json";

    /// <inheritdoc/>
    public static void Write(KeyBytes key, RecordBuffer output) => JsonValueWriter.WriteKeyBytes(output, key);

    /// <inheritdoc/>
    public static KeyBytes Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null) =>
        JsonKey.Read(bytes, JsonValueReader.ReadKeyBytes);
}

using System.IO.Hashing;
using System.Text.Json;

namespace Millrace.Benchmarks.Compare.Checking;

/// <summary>
/// Hashes a JSON object by its members: order, white space and escapes do not count. It reuses a buffer, so it is for
/// one thread.
/// </summary>
internal sealed class ValueHash
{
    private byte[] _buffer = new byte[1024];

    /// <summary>The hash of a value of any kind, to which every byte counts.</summary>
    public static ulong OfBytes(ReadOnlySpan<byte> value) => Hash(value, 0);

    /// <exception cref="BenchmarkException">The value is no JSON object, or has members that are not plain.</exception>
    public ulong Of(ReadOnlySpan<byte> value)
    {
        if (_buffer.Length < value.Length) _buffer = new byte[value.Length];
        try
        {
            return OfObject(value);
        }
        catch (JsonException reason)
        {
            throw new BenchmarkException($"A result is no JSON: {reason.Message}", reason);
        }
    }

    /// <summary>A sum, because members have no order.</summary>
    private ulong OfObject(ReadOnlySpan<byte> value)
    {
        Utf8JsonReader reader = new(value);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new BenchmarkException("A result is no JSON object.");
        ulong sum = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ulong name = OfText(ref reader, 0);
            reader.Read();
            sum += reader.TokenType switch
            {
                JsonTokenType.String => OfText(ref reader, name),
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null =>
                    Hash(reader.ValueSpan, name + 1),
                _ => throw new BenchmarkException($"A result has a member that is a JSON {reader.TokenType}."),
            };
        }
        return sum;
    }

    private ulong OfText(ref Utf8JsonReader reader, ulong seed) =>
        Hash(_buffer.AsSpan(0, reader.CopyString(_buffer)), seed);

    private static ulong Hash(ReadOnlySpan<byte> bytes, ulong seed) =>
        XxHash3.HashToUInt64(bytes, unchecked((long)seed));
}

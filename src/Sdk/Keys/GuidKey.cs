using System.Buffers.Text;
using Millrace.Contracts;

namespace Millrace.Keys;

/// <summary>Guid keys as 36 characters in lower case, as Kafka's <c>UUIDSerializer</c> writes them.</summary>
public readonly struct GuidKey : IKeyCodec<Guid>
{
    private const int Length = 36;

    /// <inheritdoc/>
    public static string Name => "guid";

    /// <inheritdoc/>
    public static void Write(Guid key, RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Utf8Formatter.TryFormat(key, output.GetSpan(Length), out int written, 'D');
        output.Advance(written);
    }

    /// <summary>
    /// Reads a key that takes up all of <paramref name="bytes"/>. Upper case is refused: two keys must be equal exactly
    /// when their bytes are, because Kafka partitions by the bytes.
    /// </summary>
    /// <exception cref="RecordFormatException">The bytes are not such a key.</exception>
    public static Guid Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null) =>
        Utf8Parser.TryParse(bytes, out Guid key, out int consumed, 'D') && consumed == bytes.Length
            && bytes.IndexOfAnyInRange((byte)'A', (byte)'F') < 0
            ? key
            : throw KeyErrors.Unexpected("a Guid as 36 characters in lower case", bytes);
}

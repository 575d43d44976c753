using Millrace.Contracts;

namespace Millrace.Keys;

/// <summary>Bytes as they are, copied when they are read.</summary>
public readonly struct BytesKey : IKeyCodec<byte[]>, IKeyCodec<ReadOnlyMemory<byte>>, IKeyCodec<KeyBytes>
{
    /// <inheritdoc/>
    public static string Name => "bytes";

    /// <inheritdoc/>
    public static void Write(byte[] key, RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(key);
    }

    /// <inheritdoc/>
    public static void Write(ReadOnlyMemory<byte> key, RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(key.Span);
    }

    /// <inheritdoc/>
    public static void Write(KeyBytes key, RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(key.Span);
    }

    /// <inheritdoc cref="IKeyCodec{TKey}.Read"/>
    public static KeyBytes Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null) => new(bytes);

    static byte[] IKeyCodec<byte[]>.Read(ReadOnlySpan<byte> bytes, KeyStrings? strings) => bytes.ToArray();

    static ReadOnlyMemory<byte> IKeyCodec<ReadOnlyMemory<byte>>.Read(ReadOnlySpan<byte> bytes, KeyStrings? strings) =>
        bytes.ToArray();
}

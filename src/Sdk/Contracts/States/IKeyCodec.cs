using Millrace.Keys;

namespace Millrace.Contracts;

/// <summary>
/// How a key is laid out in bytes. Two keys are equal exactly when the bytes are that are written for them; there may
/// be other bytes that are read as the same key.
/// </summary>
/// <typeparam name="TKey">The key.</typeparam>
public interface IKeyCodec<TKey>
{
    /// <summary>
    /// The layout's name, as checkpoints keep it, to refuse a state whose keys were laid out otherwise.
    /// </summary>
    static abstract string Name { get; }

    /// <summary>Appends the key.</summary>
    static abstract void Write(TKey key, RecordBuffer output);

    /// <summary>Reads a key that takes up all of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">The key.</param>
    /// <param name="strings">The strings of keys that the caller has read before; null when it keeps none.</param>
    /// <exception cref="RecordFormatException">The bytes are not such a key.</exception>
    static abstract TKey Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null);
}

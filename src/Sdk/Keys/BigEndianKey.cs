using System.Numerics;
using Millrace.Contracts;

namespace Millrace.Keys;

/// <summary>
/// Integer keys big-endian in the type's width, as Kafka's <c>IntegerSerializer</c> and <c>LongSerializer</c> write
/// them.
/// </summary>
/// <typeparam name="TInt">The integer type, 8 to 64 bits.</typeparam>
public readonly struct BigEndianKey<TInt> : IKeyCodec<TInt>
    where TInt : struct, IBinaryInteger<TInt>, IMinMaxValue<TInt>
{
    private static readonly int _length = TInt.Zero.GetByteCount();
    private static readonly bool _isUnsigned = !TInt.IsNegative(TInt.MinValue);

    /// <inheritdoc/>
    public static string Name { get; } = $"{IntegerNames.Of<TInt>()}-be";

    /// <inheritdoc/>
    public static void Write(TInt key, RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        // WriteBigEndian is a default method of the interface, which would box the key.
        key.TryWriteBigEndian(output.GetSpan(_length), out int written);
        output.Advance(written);
    }

    /// <inheritdoc/>
    public static TInt Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null) => bytes.Length == _length
        ? TInt.ReadBigEndian(bytes, _isUnsigned)
        : throw KeyErrors.Unexpected($"{IntegerNames.Of<TInt>()} as {_length} bytes, big-endian", bytes);
}

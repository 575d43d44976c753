using System.Globalization;
using System.Numerics;
using Millrace.Contracts;

namespace Millrace.Keys;

/// <summary>Integer keys as decimal text, as <c>kafka-console-producer</c> would write them.</summary>
/// <typeparam name="TInt">The integer type, 8 to 64 bits.</typeparam>
public readonly struct DecimalTextKey<TInt> : IKeyCodec<TInt>
    where TInt : struct, IBinaryInteger<TInt>, IMinMaxValue<TInt>
{
    private const int LengthMax = 20;

    /// <inheritdoc/>
    public static string Name { get; } = $"{IntegerNames.Of<TInt>()}-text";

    /// <inheritdoc/>
    public static void Write(TInt key, RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        key.TryFormat(output.GetSpan(LengthMax), out int written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>
    /// Reads a key that takes up all of <paramref name="bytes"/>. Only the one form that <see cref="Write"/> gives is
    /// taken (<c>+7</c> and <c>007</c> are not): two keys must be equal exactly when their bytes are.
    /// </summary>
    /// <exception cref="RecordFormatException">The bytes are not such a key.</exception>
    public static TInt Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign;
        if (TInt.TryParse(bytes, style, CultureInfo.InvariantCulture, out TInt key)
            && IsCanonical(key, bytes)) return key;
        throw KeyErrors.Unexpected($"{IntegerNames.Of<TInt>()} as decimal text", bytes);
    }

    private static bool IsCanonical(TInt key, ReadOnlySpan<byte> bytes)
    {
        Span<byte> written = stackalloc byte[LengthMax];
        key.TryFormat(written, out int length, default, CultureInfo.InvariantCulture);
        return bytes.SequenceEqual(written[..length]);
    }
}

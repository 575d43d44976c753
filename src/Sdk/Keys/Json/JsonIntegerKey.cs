using System.Numerics;
using Millrace.Contracts;
using Millrace.Json;

namespace Millrace.Keys;

/// <summary>Integer keys as JSON numbers: <c>42</c>.</summary>
/// <typeparam name="TInt">The integer type, 8 to 64 bits.</typeparam>
public readonly struct JsonIntegerKey<TInt> : IKeyCodec<TInt>
    where TInt : struct, IBinaryInteger<TInt>, IMinMaxValue<TInt>
{
    /// <inheritdoc/>
    public static string Name { get; } = $"{IntegerNames.Of<TInt>()}-json";

    /// <inheritdoc/>
    public static void Write(TInt key, RecordBuffer output) => DecimalTextKey<TInt>.Write(key, output);

    /// <inheritdoc/>
    public static TInt Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null)
    {
        JsonScanner scanner = new(bytes);
        TInt key = JsonValueReader.ReadInteger<TInt>(ref scanner);
        return scanner.IsAtEnd ? key : JsonKey.Read(bytes, JsonValueReader.ReadInteger<TInt>);
    }
}

using System.Numerics;

namespace Millrace.Keys;

/// <summary>The names of integer types in key layouts: <c>int64</c>, <c>uint16</c>.</summary>
internal static class IntegerNames
{
    public static string Of<TInt>() where TInt : struct, IBinaryInteger<TInt>, IMinMaxValue<TInt> =>
        $"{(TInt.IsNegative(TInt.MinValue) ? "int" : "uint")}{TInt.Zero.GetByteCount() * 8}";
}

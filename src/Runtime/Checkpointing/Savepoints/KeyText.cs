using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>A key as text, by the name of its codec; one that is not known as hexadecimal bytes.</summary>
internal static class KeyText
{
    private const string BigEndian = "-be";

    public static string Of(ReadOnlySpan<byte> key, string codec)
    {
        if (codec is ['(', .. string parts, ')']) return OfParts(key, parts.Split(','));
        if (codec is "string" or "guid" || codec.EndsWith("-text", StringComparison.Ordinal))
            return Encoding.UTF8.GetString(key);
        return codec.EndsWith(BigEndian, StringComparison.Ordinal)
            ? new BigInteger(key, isUnsigned: codec.StartsWith('u'), isBigEndian: true)
                .ToString(CultureInfo.InvariantCulture)
            : Convert.ToHexString(key);
    }

    /// <summary>Parts stand one after the other, each behind its length; a checkpoint has no others.</summary>
    private static string OfParts(ReadOnlySpan<byte> key, string[] codecs)
    {
        List<string> parts = [];
        foreach (string codec in codecs)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(key);
            key = key[sizeof(int)..];
            parts.Add(Of(key[..length], codec));
            key = key[length..];
        }
        return $"({string.Join(", ", parts)})";
    }
}

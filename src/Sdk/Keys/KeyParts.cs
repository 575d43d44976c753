using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Millrace.Contracts;

namespace Millrace.Keys;

/// <summary>
/// Message keys of several parts; generated code calls it. One part stands after the other, each behind its length as
/// four bytes, big-endian, as Java's <c>DataOutputStream.writeInt</c> writes it. So no two keys have the same bytes,
/// which they would have if parts just followed each other: <c>("a", "bc")</c> and <c>("ab", "c")</c>.
/// </summary>
public static class KeyParts
{
    private const int PrefixLength = sizeof(int);

    /// <summary>The name of the layout, made of those of its parts: <c>(string,int64-be)</c>.</summary>
    public static string NameOf(params ReadOnlySpan<string> parts) => $"({string.Join(',', parts)})";

    /// <summary>Appends a part.</summary>
    /// <exception cref="RecordFormatException">It is null, or cannot be written.</exception>
    public static void Write<T, TCodec>(T part, RecordBuffer output) where TCodec : struct, IKeyCodec<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        if (part is null) throw new RecordFormatException("a part of the message key is null", "key");
        int start = output.Length;
        output.GetSpan(PrefixLength);
        output.Advance(PrefixLength);
        TCodec.Write(part, output);
        int length = output.Length - start - PrefixLength;
        BinaryPrimitives.WriteInt32BigEndian(output.At(start, PrefixLength), length);
    }

    /// <summary>Reads one part of the key of a record that must have one.</summary>
    /// <param name="view">The record.</param>
    /// <param name="index">Which part, counted from zero.</param>
    /// <param name="count">How many parts the key has.</param>
    /// <exception cref="RecordFormatException">The key is null or laid out otherwise.</exception>
    public static T Read<T, TCodec>(in RecordView view, int index, int count) where TCodec : struct, IKeyCodec<T> =>
        Read<T, TCodec>(KeyOf(in view), index, count, view.KeyStrings);

    /// <summary>Reads one part of a key that takes up all of <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="index">Which part, counted from zero.</param>
    /// <param name="count">How many parts the key has.</param>
    /// <param name="strings">The strings of keys that the caller has read before; null when it keeps none.</param>
    /// <exception cref="RecordFormatException">The bytes are not such a key; says which part and why.</exception>
    public static T Read<T, TCodec>(ReadOnlySpan<byte> key, int index, int count, KeyStrings? strings = null)
        where TCodec : struct, IKeyCodec<T>
    {
        ReadOnlySpan<byte> rest = key, part = default;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> next = Take(ref rest);
            if (next.IsEmpty) ThrowUnexpected(key, count);
            if (i == index) part = next[PrefixLength..];
        }
        if (!rest.IsEmpty) ThrowUnexpected(key, count);
        try
        {
            return TCodec.Read(part, strings);
        }
        catch (RecordFormatException e)
        {
            throw new RecordFormatException(e.Reason, $"key[{index}]", e);
        }
    }

    /// <summary>The key of a record that must have one.</summary>
    internal static ReadOnlySpan<byte> KeyOf(in RecordView view) => view.HasKey
        ? view.Key
        : throw new RecordFormatException("the message key is null, which the members' types do not allow", "key");

    /// <summary>Takes the next part with its length off the front; nothing when it is not all there.</summary>
    internal static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < PrefixLength) return default;
        int length = BinaryPrimitives.ReadInt32BigEndian(rest);
        if (length < 0 || length > rest.Length - PrefixLength) return default;
        ReadOnlySpan<byte> taken = rest[..(PrefixLength + length)];
        rest = rest[taken.Length..];
        return taken;
    }

    [DoesNotReturn]
    private static void ThrowUnexpected(ReadOnlySpan<byte> key, int count) => throw KeyErrors.Unexpected(
        $"{count} parts, each behind its length as 4 bytes, big-endian", key);
}

using System.Buffers.Binary;
using System.IO.Hashing;
using Millrace.Contracts;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>
/// A part of a value that is longer than one record may be. It stands under a key of its own, so that compaction keeps
/// the last one of each number, and names the whole value by its hash, so that chunks of different values are never put
/// together.
/// </summary>
internal static class ValueChunk
{
    /// <summary>No key of an entry begins like this.</summary>
    private const byte KeyMark = 0xC0;

    private const int KeyHeaderBytes = 1 + sizeof(int);

    /// <summary>How many bytes a chunk adds to its part of the value, and its key to that of the entry.</summary>
    public const int OverheadBytes = sizeof(ulong) + KeyHeaderBytes;

    /// <summary>What a value is known by.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> value) => XxHash3.HashToUInt64(value);

    /// <summary>Writes the key of a chunk: mark, index, key of the entry.</summary>
    public static void WriteKey(RecordBuffer bytes, ReadOnlySpan<byte> entryKey, int index)
    {
        bytes.Truncate(0);
        bytes.GetSpan(KeyHeaderBytes)[0] = KeyMark;
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(KeyHeaderBytes)[1..], index);
        bytes.Advance(KeyHeaderBytes);
        bytes.Write(entryKey);
    }

    /// <summary>Reads the key of a chunk; false for any other.</summary>
    public static bool TryReadKey(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> entryKey, out int index)
    {
        bool isChunk = key.Length > KeyHeaderBytes && key[0] == KeyMark;
        index = isChunk ? BinaryPrimitives.ReadInt32BigEndian(key[1..]) : -1;
        entryKey = isChunk ? key[KeyHeaderBytes..] : default;
        return isChunk;
    }

    /// <summary>Writes the body of a chunk.</summary>
    public static void WriteBody(RecordBuffer bytes, ulong hash, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.GetSpan(sizeof(ulong)), hash);
        bytes.Advance(sizeof(ulong));
        bytes.Write(part);
    }

    /// <exception cref="RecordFormatException">It is too short.</exception>
    public static ReadOnlySpan<byte> ReadBody(ReadOnlySpan<byte> body, out ulong hash)
    {
        if (body.Length < sizeof(ulong)) throw new RecordFormatException("a torn chunk of a value stands there");
        hash = BinaryPrimitives.ReadUInt64LittleEndian(body);
        return body[sizeof(ulong)..];
    }
}

/// <summary>What stands under an entry's own key when its value is in chunks.</summary>
/// <param name="Hash">The hash of the value.</param>
/// <param name="Chunks">How many chunks there are.</param>
/// <param name="Bytes">How long the value is.</param>
internal readonly record struct ChunkHead(ulong Hash, int Chunks, int Bytes)
{
    private const int Size = sizeof(ulong) + 2 * sizeof(int);

    public void Write(RecordBuffer bytes)
    {
        Span<byte> head = bytes.GetSpan(Size);
        BinaryPrimitives.WriteUInt64LittleEndian(head, Hash);
        BinaryPrimitives.WriteInt32LittleEndian(head[sizeof(ulong)..], Chunks);
        BinaryPrimitives.WriteInt32LittleEndian(head[(sizeof(ulong) + sizeof(int))..], Bytes);
        bytes.Advance(Size);
    }

    /// <exception cref="RecordFormatException">It is no head.</exception>
    public static ChunkHead Read(ReadOnlySpan<byte> body)
    {
        if (body.Length != Size) throw new RecordFormatException("a torn head of chunks stands there");
        return new(
            BinaryPrimitives.ReadUInt64LittleEndian(body),
            BinaryPrimitives.ReadInt32LittleEndian(body[sizeof(ulong)..]),
            BinaryPrimitives.ReadInt32LittleEndian(body[(sizeof(ulong) + sizeof(int))..]));
    }
}

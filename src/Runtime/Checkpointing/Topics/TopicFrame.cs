using System.Buffers.Binary;
using System.IO.Hashing;
using Millrace.Contracts;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>What a record of the state topic holds.</summary>
internal enum TopicRecordKind : byte
{
    /// <summary>A whole entry or checkpoint record.</summary>
    Whole = 0,

    /// <summary>An entry whose value stands in chunks, which come before it.</summary>
    Head = 1,

    /// <summary>One chunk of a value.</summary>
    Chunk = 2,
}

/// <summary>
/// How values stand in the state topic: format byte, kind, body, and a checksum over all that and the key. The checksum
/// finds what brokers' own do not: records that somebody else has written there, bytes that turned in memory.
/// </summary>
internal static class TopicFrame
{
    /// <summary>Format 1 had neither kinds nor checksums.</summary>
    public const byte Format = 2;

    private const int HeaderBytes = 2, ChecksumBytes = sizeof(uint);

    /// <summary>How many bytes a frame adds to its body.</summary>
    public const int OverheadBytes = HeaderBytes + ChecksumBytes;

    /// <summary>Begins the value of a record; its body is appended next.</summary>
    public static void Begin(RecordBuffer value, TopicRecordKind kind)
    {
        value.Truncate(0);
        value.Write([Format, (byte)kind]);
    }

    /// <summary>The body is complete.</summary>
    public static void End(RecordBuffer value, ReadOnlySpan<byte> key)
    {
        uint checksum = ChecksumOf(key, value.Written);
        BinaryPrimitives.WriteUInt32LittleEndian(value.GetSpan(ChecksumBytes), checksum);
        value.Advance(ChecksumBytes);
    }

    /// <summary>Takes the frame off.</summary>
    /// <exception cref="RecordFormatException">The value is damaged, or of another format.</exception>
    public static ReadOnlySpan<byte> BodyOf(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, out TopicRecordKind kind)
    {
        if (value.Length < OverheadBytes) throw new RecordFormatException("a record of an unknown kind stands there");
        if (value[0] != Format)
            throw new RecordFormatException(
                $"a record of format {value[0]} stands there, and this version of Millrace reads format {Format}");
        if (BinaryPrimitives.ReadUInt32LittleEndian(value[^ChecksumBytes..])
            != ChecksumOf(key, value[..^ChecksumBytes]))
            throw new RecordFormatException("the checksum of the record there is wrong");
        kind = (TopicRecordKind)value[1];
        return value[HeaderBytes..^ChecksumBytes];
    }

    private static uint ChecksumOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        (uint)XxHash3.HashToUInt64(value, unchecked((long)XxHash3.HashToUInt64(key)));
}

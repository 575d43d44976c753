using System.Buffers.Binary;
using System.IO.Hashing;
using Millrace.Contracts;

namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>
/// Writes a file as blocks, each behind its length and a checksum that covers the blocks before it as well; the last
/// one says so. So a file that was cut, or changed anywhere, is known for what it is. Used by one thread.
/// </summary>
internal sealed class BlockWriter(Stream output) : IDisposable
{
    /// <summary>The length with the mark of the last block in its lowest bit, and the checksum.</summary>
    public const int PrefixBytes = sizeof(uint) + sizeof(ulong);

    public const int BlockBytesMin = 64 * 1024;

    private readonly RecordBuffer _block = new(BlockBytesMin * 2);

    /// <summary>What the block is filled with.</summary>
    public RecordBuffer Block => _block;

    /// <summary>Of all blocks so far.</summary>
    public ulong Checksum { get; private set; }

    /// <summary>How many bytes of the file are written.</summary>
    public long Bytes { get; private set; }

    /// <summary>Begins another file; a block that has not ended is dropped.</summary>
    public void Restart()
    {
        (Checksum, Bytes) = (0, 0);
        _block.Truncate(0);
    }

    /// <summary>Ends the block when it is large enough. What must not be torn apart was added whole.</summary>
    public void EndIfFull()
    {
        if (_block.Length >= BlockBytesMin) End(isLast: false);
    }

    /// <summary>Ends the block.</summary>
    public void End(bool isLast)
    {
        uint mark = checked((uint)_block.Length << 1) | (isLast ? 1u : 0u);
        Checksum = Of(_block.Written, Checksum, mark);
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(prefix, mark);
        BinaryPrimitives.WriteUInt64LittleEndian(prefix[sizeof(uint)..], Checksum);
        output.Write(prefix);
        output.Write(_block.Written);
        Bytes += PrefixBytes + _block.Length;
        _block.Truncate(0);
    }

    public void Dispose() => _block.Dispose();

    /// <summary>The checksum of a block behind others.</summary>
    public static ulong Of(ReadOnlySpan<byte> block, ulong before, uint mark) =>
        XxHash3.HashToUInt64(block, (long)(before ^ mark));
}

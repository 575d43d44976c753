using System.Buffers.Binary;
using Millrace.Contracts;

namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>Reads what <see cref="BlockWriter"/> wrote, and checks it block by block. Used by one thread.</summary>
internal sealed class BlockReader(Stream input)
{
    private byte[] _block = new byte[BlockWriter.BlockBytesMin * 2];
    private bool _isAtEnd;

    /// <summary>Of all blocks so far.</summary>
    public ulong Checksum { get; private set; }

    /// <summary>Gives the next block, valid until the next call; false behind the last one.</summary>
    /// <exception cref="RecordFormatException">The file was cut, changed, or is none of these.</exception>
    public bool TryRead(out ReadOnlySpan<byte> block)
    {
        block = default;
        if (_isAtEnd) return false;
        Span<byte> prefix = stackalloc byte[BlockWriter.PrefixBytes];
        Fill(prefix);
        uint mark = BinaryPrimitives.ReadUInt32LittleEndian(prefix);
        int length = (int)(mark >> 1);
        if (length > input.Length - input.Position) throw Damaged("it ends in the middle of a block");
        if (_block.Length < length) _block = new byte[length];
        Fill(_block.AsSpan(0, length));
        block = _block.AsSpan(0, length);
        Checksum = BlockWriter.Of(block, Checksum, mark);
        if (Checksum != BinaryPrimitives.ReadUInt64LittleEndian(prefix[sizeof(uint)..]))
            throw Damaged($"the checksum of the block before byte {input.Position} does not fit");
        _isAtEnd = (mark & 1) != 0;
        if (_isAtEnd && input.Position != input.Length) throw Damaged("it goes on behind its end");
        return true;
    }

    private void Fill(Span<byte> bytes)
    {
        if (input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw Damaged("it ends in the middle of a block");
    }

    private static RecordFormatException Damaged(string reason) => new(reason);
}

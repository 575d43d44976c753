using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.State;

namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>
/// Writes one checkpoint of a task as a file: the header, the entries, and the checkpoint record as the last of them.
/// Used by one thread.
/// </summary>
internal sealed class CheckpointFile : IStateEntryOutput, IDisposable
{
    private readonly BlockWriter _blocks;

    public CheckpointFile(Stream output, CheckpointFileHeader header) : this(output) => Begin(header);

    /// <summary>A file that is yet to begin.</summary>
    public CheckpointFile(Stream output) => _blocks = new(output);

    /// <summary>Begins a file; one that was not completed is dropped, and its output is to be empty.</summary>
    public void Begin(CheckpointFileHeader header)
    {
        _blocks.Restart();
        header.Write(_blocks.Block);
        _blocks.End(isLast: false);
    }

    public void OnEntry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        _blocks.EndIfFull();
        StateWriter writer = new(_blocks.Block);
        writer.WriteUInt64((ulong)key.Length);
        _blocks.Block.Write(key);
        writer.WriteBoolean(hasValue);
        writer.WriteUInt64((ulong)value.Length);
        _blocks.Block.Write(value);
    }

    /// <summary>Ends the file, behind its checkpoint record.</summary>
    public FileEnd Complete()
    {
        _blocks.End(isLast: true);
        return new(_blocks.Checksum, _blocks.Bytes);
    }

    public void Dispose() => _blocks.Dispose();

    /// <summary>Reads the header, and checks the block that it is in.</summary>
    /// <exception cref="RecordFormatException">It is damaged, or no such file.</exception>
    public static CheckpointFileHeader ReadHeader(Stream input) => ReadHeader(new BlockReader(input));

    /// <summary>Reads and checks a whole file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="receiver">Takes its entries, before the rest is checked; null to check only.</param>
    /// <exception cref="RecordFormatException">It is damaged, or no such file.</exception>
    public static (CheckpointFileHeader Header, FileEnd End) Read(Stream input, ICheckpointReceiver? receiver)
    {
        BlockReader blocks = new(input);
        CheckpointFileHeader header = ReadHeader(blocks);
        while (blocks.TryRead(out ReadOnlySpan<byte> block))
            if (receiver != null) HandOver(block, receiver);
        return (header, new(blocks.Checksum, input.Length));
    }

    private static CheckpointFileHeader ReadHeader(BlockReader blocks) =>
        CheckpointFileHeader.Read(blocks.TryRead(out ReadOnlySpan<byte> first) ? first : []);

    private static void HandOver(ReadOnlySpan<byte> block, ICheckpointReceiver receiver)
    {
        StateReader reader = new(block);
        while (!reader.AtEnd)
        {
            ReadOnlySpan<byte> key = reader.ReadBytes();
            bool hasValue = reader.ReadBoolean();
            receiver.OnRecord(key, reader.ReadBytes(), hasValue);
        }
    }
}

/// <summary>What is known of a file when it ends.</summary>
/// <param name="Checksum">Of all of it.</param>
/// <param name="Bytes">Its length.</param>
internal readonly record struct FileEnd(ulong Checksum, long Bytes);

using Millrace.Contracts;
using Millrace.State;

namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>What a checkpoint file says of itself, in its first block.</summary>
internal sealed record CheckpointFileHeader
{
    public const byte Format = 1;

    private static ReadOnlySpan<byte> Magic => "millrace"u8;

    /// <summary>The job's group.</summary>
    public required string Group { get; init; }

    public required int Partition { get; init; }

    /// <summary>Counts the files of a task; the number of the checkpoint, and part of the file's name.</summary>
    public required long Number { get; init; }

    /// <summary>The file with everything that this one's changes belong to; its own number when it is one.</summary>
    public required long BaseNumber { get; init; }

    /// <summary>The checksum of the file before, which the changes belong to; 0 for a base.</summary>
    public required ulong PreviousChecksum { get; init; }

    /// <summary>True when it has all entries of the task, false when it has those that have changed.</summary>
    public bool IsBase => BaseNumber == Number;

    public void Write(RecordBuffer output)
    {
        output.Write(Magic);
        StateWriter writer = new(output);
        writer.WriteByte(Format);
        writer.WriteString(Group);
        writer.WriteInt64(Partition);
        writer.WriteInt64(Number);
        writer.WriteInt64(BaseNumber);
        writer.WriteUInt64(PreviousChecksum);
    }

    /// <exception cref="RecordFormatException">It is no such file, or one of a newer version.</exception>
    public static CheckpointFileHeader Read(ReadOnlySpan<byte> block)
    {
        if (!block.StartsWith(Magic)) throw new RecordFormatException("it is no checkpoint file");
        StateReader reader = new(block[Magic.Length..]);
        byte format = reader.ReadByte();
        if (format != Format)
            throw new RecordFormatException(
                $"its format is {format}; this version of Millrace reads format {Format}");
        return new()
        {
            Group = reader.ReadString() ?? "",
            Partition = reader.ReadInt32(),
            Number = reader.ReadInt64(),
            BaseNumber = reader.ReadInt64(),
            PreviousChecksum = reader.ReadUInt64(),
        };
    }
}

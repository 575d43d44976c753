using System.Buffers.Binary;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Objects;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>What stands in a checkpoint file, to be written anew in another way.</summary>
internal sealed class FileContents : ICheckpointReceiver
{
    private readonly List<(byte[] Key, byte[] Value, bool HasValue)> _records = [];

    private FileContents(byte[] file) => (Header, _) = CheckpointFile.Read(new MemoryStream(file), this);

    public CheckpointFileHeader Header { get; }

    /// <summary>The checkpoint record as it stands there.</summary>
    public byte[] Checkpoint => _records.Find(static record => StateEntry.IsCheckpoint(record.Key)).Value;

    /// <summary>Reads a file of a folder; null when it is damaged, or cannot be read.</summary>
    public static FileContents? Read(IObjectStore folder, string name)
    {
        try
        {
            using Stream? input = folder.OpenRead(name);
            return input == null ? null : new(Bytes(input));
        }
        catch (Exception e) when (e is RecordFormatException or IOException)
        {
            return null;
        }
    }

    /// <summary>Lays it out again.</summary>
    /// <param name="header">With this header.</param>
    /// <param name="change">Changes its checkpoint record.</param>
    public byte[] Write(CheckpointFileHeader header, Func<CheckpointRecord, CheckpointRecord>? change = null)
    {
        using MemoryStream output = new();
        using CheckpointFile file = new(output, header);
        foreach ((byte[] key, byte[] value, bool hasValue) in _records)
            file.OnEntry(
                key, change != null && StateEntry.IsCheckpoint(key) ? value.With(change) : value, hasValue);
        file.Complete();
        return output.ToArray();
    }

    /// <summary>Makes checksums fit whatever stands in the blocks of a file.</summary>
    public static byte[] WithChecksums(byte[] file)
    {
        List<byte[]> blocks = [];
        for (int at = 0; file.Length - at > BlockWriter.PrefixBytes;)
        {
            uint mark = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));
            at += BlockWriter.PrefixBytes;
            int length = (int)Math.Min(mark >> 1, file.Length - at);
            blocks.Add(file[at..(at + length)]);
            at += length;
        }
        using MemoryStream output = new();
        using BlockWriter writer = new(output);
        for (int i = 0; i < blocks.Count; i++)
        {
            writer.Block.Write(blocks[i]);
            writer.End(isLast: i == blocks.Count - 1);
        }
        return output.ToArray();
    }

    public static byte[] Bytes(Stream input)
    {
        using MemoryStream bytes = new();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    void ICheckpointReceiver.OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue) =>
        _records.Add((key.ToArray(), value.ToArray(), hasValue));
}

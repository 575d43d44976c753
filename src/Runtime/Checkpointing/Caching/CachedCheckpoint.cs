using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Objects;

namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>The newest checkpoint of a task that whole cache files lead to.</summary>
internal sealed class CachedCheckpoint : ICheckpointReceiver
{
    private readonly TaskFiles _files;
    private readonly IReadOnlyList<long> _numbers;
    private byte[] _bytes = [];

    private CachedCheckpoint(TaskFiles files, IReadOnlyList<long> numbers)
    {
        (_files, _numbers) = (files, numbers);
        (CheckpointFileHeader header, FileEnd end) = Read(numbers[^1], this);
        Record = CheckpointRecord.Read(_bytes);
        Chain = CacheChain.Behind(header.Number, end.Checksum, header.BaseNumber);
    }

    public CheckpointRecord Record { get; }

    /// <summary>The record as it was written, which is how it stands in the state topic.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Where the next file goes; how many entries there are it knows when they were handed over.</summary>
    public CacheChain Chain { get; private set; }

    /// <summary>Looks through a task's files, and checks them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="numbers">Their numbers, in ascending order; not empty.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RecordFormatException">None leads to a checkpoint; says why.</exception>
    /// <exception cref="ObjectStoreException">One cannot be read.</exception>
    public static CachedCheckpoint Find(TaskFiles files, IReadOnlyList<long> numbers, CancellationToken stop)
    {
        CheckpointChain.Recovery recovery = CheckpointChain.Find(numbers, number =>
        {
            stop.ThrowIfCancellationRequested();
            return files.Inspect(number);
        });
        if (recovery.Numbers.Count == 0)
            throw new RecordFormatException($"file {recovery.Damage[0].Number}: {recovery.Damage[0].Reason}");
        return new(files, recovery.Numbers);
    }

    /// <summary>Hands over all entries and the checkpoint record.</summary>
    public void HandTo(ICheckpointReceiver receiver, ChunkedKeys chunked, CancellationToken stop)
    {
        receiver.Expect(Record);
        CachedEntries entries = new(receiver, chunked);
        foreach (long number in _numbers)
        {
            stop.ThrowIfCancellationRequested();
            Read(number, entries);
        }
        Chain = Chain with { Entries = entries.Count };
    }

    /// <summary>Keeps the last record of a file.</summary>
    void ICheckpointReceiver.OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (StateEntry.IsCheckpoint(key)) _bytes = value.ToArray();
    }

    private (CheckpointFileHeader Header, FileEnd End) Read(long number, ICheckpointReceiver receiver)
    {
        using Stream file = _files.Open(number)
            ?? throw new RecordFormatException($"file {number} was removed while it was read");
        return CheckpointFile.Read(file, receiver);
    }
}

using Millrace.Runtime.Checkpointing.Files;

namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>
/// Where the files of a cached task stand. Each file has what has changed in one checkpoint, and a slice of all that
/// there is; slices follow one another in cycles. So the files from the beginning of a cycle that is complete have
/// everything, and those before it are not needed.
/// </summary>
/// <param name="Number">The number of the next file.</param>
/// <param name="PreviousChecksum">Of the file before it; 0 when there is none.</param>
/// <param name="BaseNumber">The first file of the last complete cycle; 0 when there is none yet.</param>
/// <param name="CycleNumber">The first file of the cycle that goes on.</param>
internal sealed record CacheChain(long Number, ulong PreviousChecksum, long BaseNumber, long CycleNumber)
{
    /// <summary>Begins with nothing.</summary>
    public static CacheChain Begin(long number) => new(number, 0, 0, number);

    /// <summary>Goes on behind files that were read. How far their last cycle has come is not known any more.</summary>
    public static CacheChain Behind(long lastNumber, ulong checksum, long baseNumber) =>
        new(lastNumber + 1, checksum, baseNumber, lastNumber + 1);

    /// <summary>How many files there are.</summary>
    public long Files => Number - (BaseNumber > 0 ? BaseNumber : CycleNumber);

    /// <summary>The next file's header. What that file completes, the one behind it says.</summary>
    public CheckpointFileHeader HeaderOf(string group, int partition) => new()
    {
        Group = group,
        Partition = partition,
        Number = Number,
        BaseNumber = BaseNumber,
        PreviousChecksum = PreviousChecksum,
    };

    /// <summary>The next file is there.</summary>
    /// <param name="checksum">Its checksum.</param>
    /// <param name="endsCycle">True when its slice was the last one.</param>
    public CacheChain With(ulong checksum, bool endsCycle) => endsCycle
        ? new(Number + 1, checksum, CycleNumber, Number + 1)
        : this with { Number = Number + 1, PreviousChecksum = checksum };
}

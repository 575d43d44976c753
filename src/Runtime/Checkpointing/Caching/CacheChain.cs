using Millrace.Runtime.Checkpointing.Files;

namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>What a cache file has of the entries that have not changed.</summary>
internal enum CacheSlice
{
    /// <summary>Nothing: no cycle goes on.</summary>
    None,

    /// <summary>A part of a cycle, behind which others come.</summary>
    Part,

    /// <summary>The last part of a cycle, or all of it.</summary>
    Last,
}

/// <summary>
/// Where the files of a cached task stand. Each file has what has changed in one checkpoint; while a cycle goes on, it
/// has a slice of everything else as well. So the files from the beginning of a cycle that is complete have everything,
/// and those before it are not needed.
/// </summary>
/// <param name="Number">The number of the next file.</param>
/// <param name="PreviousChecksum">Of the file before it; 0 when there is none.</param>
/// <param name="BaseNumber">The first file of the last complete cycle; 0 when there is none yet.</param>
/// <param name="CycleNumber">The first file of the cycle that goes on; the next file when none does.</param>
/// <param name="Entries">How many entries the files from the base on have.</param>
/// <param name="CycleEntries">How many of them those of the cycle have that goes on.</param>
internal sealed record CacheChain(
    long Number, ulong PreviousChecksum, long BaseNumber, long CycleNumber, long Entries = 0, long CycleEntries = 0)
{
    /// <summary>Begins with nothing.</summary>
    public static CacheChain Begin(long number) => new(number, 0, 0, number);

    /// <summary>Goes on behind files that were read. How far their last cycle has come is not known any more.</summary>
    public static CacheChain Behind(long lastNumber, ulong checksum, long baseNumber) =>
        new(lastNumber + 1, checksum, baseNumber, lastNumber + 1);

    /// <summary>How many files there are.</summary>
    public long Files => Number - (BaseNumber > 0 ? BaseNumber : CycleNumber);

    /// <summary>
    /// True when the next file is to have a slice: a cycle goes on, there was none yet, or what the files have is for
    /// the most part replaced by now.
    /// </summary>
    /// <param name="entriesNow">How many entries the task has.</param>
    /// <param name="filesMax">How many files there may be without a cycle.</param>
    public bool WantsSlice(long entriesNow, int filesMax) =>
        CycleNumber < Number || BaseNumber == 0 || Entries >= 2 * entriesNow || Files >= filesMax;

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
    /// <param name="slice">What it has besides changes.</param>
    /// <param name="entries">How many entries it has.</param>
    public CacheChain With(ulong checksum, CacheSlice slice, long entries = 0)
    {
        CacheChain next = this with { Number = Number + 1, PreviousChecksum = checksum, Entries = Entries + entries };
        return slice switch
        {
            CacheSlice.Part => next with { CycleEntries = CycleEntries + entries },
            CacheSlice.Last => new(next.Number, checksum, CycleNumber, next.Number, CycleEntries + entries),
            _ => next with { CycleNumber = next.Number },
        };
    }
}

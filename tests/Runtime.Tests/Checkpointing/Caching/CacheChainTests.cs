using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Checkpointing.Files;

namespace Millrace.Runtime.Tests.Checkpointing.Caching;

public sealed class CacheChainTests
{
    /// <summary>
    /// A letter a file: e when its slice ends a cycle, . when it does not, c when it has changes only. What each file's
    /// header says of its base.
    /// </summary>
    [Theory]
    [InlineData("....", "0 0 0 0")]
    [InlineData("e...", "0 1 1 1")]
    [InlineData("..e...", "0 0 0 1 1 1")]
    [InlineData("..e..e.", "0 0 0 1 1 1 4")]
    [InlineData("eeee", "0 1 2 3")]
    [InlineData(".ecc..ec", "0 0 1 1 1 1 1 5")]
    public void A_file_builds_on_the_last_complete_cycle_before_it(string files, string bases)
    {
        CacheChain chain = CacheChain.Begin(number: 1);
        List<long> found = [];
        foreach (char file in files)
        {
            CheckpointFileHeader header = chain.HeaderOf("g", 3);
            Assert.Equal(("g", 3, found.Count + 1L, (ulong)found.Count),
                (header.Group, header.Partition, header.Number, header.PreviousChecksum));
            found.Add(header.BaseNumber);
            chain = chain.With(checksum: (ulong)found.Count, file switch
            {
                'e' => CacheSlice.Last,
                'c' => CacheSlice.None,
                _ => CacheSlice.Part,
            });
        }
        Assert.Equal(bases, string.Join(' ', found));
    }

    [Fact]
    public void Files_that_were_read_are_gone_on_from_with_a_new_cycle()
    {
        CacheChain chain = CacheChain.Behind(lastNumber: 9, checksum: 7, baseNumber: 5);
        Assert.Equal(5, chain.Files);
        CheckpointFileHeader header = chain.HeaderOf("g", 0);
        Assert.Equal((10, 5, 7UL), (header.Number, header.BaseNumber, header.PreviousChecksum));
        Assert.Equal(10, chain.With(1, CacheSlice.Part).With(2, CacheSlice.Last).BaseNumber);
    }

    /// <summary>Entries that come for the first time need no cycle; those that come again do, in time.</summary>
    [Fact]
    public void A_cycle_begins_when_half_of_what_the_files_have_is_replaced()
    {
        CacheChain chain = CacheChain.Begin(number: 1);
        Assert.True(chain.WantsSlice(entriesNow: 100, filesMax: 5));
        chain = chain.With(1, CacheSlice.Last, entries: 100).With(2, CacheSlice.None, entries: 99);
        Assert.False(chain.WantsSlice(entriesNow: 199, filesMax: 5));
        Assert.False(chain.WantsSlice(entriesNow: 100, filesMax: 5));
        chain = chain.With(3, CacheSlice.None, entries: 1);
        Assert.True(chain.WantsSlice(entriesNow: 100, filesMax: 5));
        Assert.True(chain.WantsSlice(entriesNow: 150, filesMax: 3));
        chain = chain.With(4, CacheSlice.Part, entries: 1);
        Assert.True(chain.WantsSlice(entriesNow: 1_000, filesMax: 100));
        Assert.Equal(61, chain.With(5, CacheSlice.Last, entries: 60).Entries);
    }
}

using Millrace.Runtime.Checkpointing.Files;
using static Millrace.Runtime.Checkpointing.Files.CheckpointChain;

namespace Millrace.Runtime.Tests.Checkpointing.Files;

public sealed class CheckpointChainTests
{
    /// <summary>
    /// A file a letter, from number 1: B a base, d what has changed behind the file before, x damaged, s what has
    /// changed behind another file of that number, - none.
    /// </summary>
    [Theory]
    [InlineData("", "", "")]
    [InlineData("B", "1", "")]
    [InlineData("Bdd", "1 2 3", "")]
    [InlineData("BddBd", "4 5", "")]
    [InlineData("BddBx", "4", "5")]
    [InlineData("BddxD", "1 2 3", "5 4")]
    [InlineData("BddBxd", "4", "6 5")]
    [InlineData("Bd-d", "1 2", "4")]
    [InlineData("Bdds", "1 2 3", "4")]
    [InlineData("--Bd", "3 4", "")]
    [InlineData("d-Bd", "3 4", "")]
    [InlineData("BdxB", "4", "")]
    [InlineData("xd", "", "2 1")]
    [InlineData("dd", "", "2 1")]
    public void Finds_the_newest_whole_chain(string files, string chain, string damaged)
    {
        long[] numbers = [.. Enumerable.Range(1, files.Length).Where(n => files[n - 1] != '-').Select(n => (long)n)];
        Recovery found = Find(numbers, number => FactsOf(files, number));
        Assert.Equal(chain, string.Join(' ', found.Numbers));
        Assert.Equal(damaged, string.Join(' ', found.Damage.Select(static damage => damage.Number)));
    }

    [Fact]
    public void Each_file_is_read_once()
    {
        Dictionary<long, int> reads = [];
        Find([1, 2, 3, 4, 5], number =>
        {
            reads[number] = reads.GetValueOrDefault(number) + 1;
            return FactsOf("Bddxd", number);
        });
        Assert.All(reads.Values, static count => Assert.Equal(1, count));
    }

    [Fact]
    public void Says_what_is_in_the_way()
    {
        Recovery found = Find([1, 2, 3], static number => FactsOf("Bxd", number));
        Assert.Equal(["it builds on number 2: torn", "torn"], found.Damage.Select(static damage => damage.Reason));
    }

    private static FileFacts FactsOf(string files, long number)
    {
        char kind = number < 1 || number > files.Length ? '-' : files[(int)number - 1];
        long baseNumber = files[..(int)Math.Clamp(number, 0, files.Length)].LastIndexOf('B') + 1;
        CheckpointFileHeader header = new()
        {
            Group = "g",
            Partition = 0,
            Number = number,
            BaseNumber = baseNumber,
            PreviousChecksum = kind == 's' ? 99 : (ulong)number - 1,
        };
        return kind switch
        {
            '-' => FileFacts.Broken("it is missing"),
            'x' => FileFacts.Broken("torn"),
            _ => FileFacts.Whole(header, (ulong)number),
        };
    }
}

using Millrace.Runtime.Checkpointing.Files;

namespace Millrace.Runtime.Tests.Checkpointing.Files;

public sealed class FileChainTests
{
    private const long Mega = FileChain.ChangedBytesMin;

    [Theory]
    [InlineData(10, 3, 100, 14, true)]
    [InlineData(10, 3, 100, 15, false)]
    [InlineData(10, 3, Mega / 3 + 1, 14, false)]
    [InlineData(5 * Mega, 4, Mega, 15, true)]
    [InlineData(5 * Mega, 6, Mega, 17, false)]
    [InlineData(5 * Mega, FileChain.ChangesMax - 1, 1, 10 + FileChain.ChangesMax, true)]
    [InlineData(5 * Mega, FileChain.ChangesMax, 1, 11 + FileChain.ChangesMax, false)]
    public void Takes_changes_until_they_outgrow_the_base(
        long baseBytes, int changes, long bytesEach, long number, bool expected)
    {
        FileChain chain = FileChain.Of(10, new(1, baseBytes));
        for (int i = 0; i < changes; i++) chain = chain.With(new(2, bytesEach));
        Assert.Equal(expected, chain.CanTake(number));
    }
}

using Millrace.Benchmarks.Compare.Engines;

namespace Millrace.Benchmarks.Compare;

public sealed class PeersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(45)]
    [InlineData(46)]
    [InlineData(47)]
    [InlineData(500_000)]
    public void So_many_events_hold_so_many_bids(long bids)
    {
        long events = Peers.EventsFor(bids);

        // The generator's own rule: the first four of each fifty events are none.
        Assert.Equal(bids, Enumerable.Range(0, (int)events).LongCount(static number => number % 50 >= 4));
    }

    [Fact]
    public void A_folder_that_is_not_named_or_not_there_is_told()
    {
        Assert.Contains("--peers DIR", Assert.Throws<BenchmarkException>(() => new Peers(null, 2)).Message);
        Assert.Contains("run.sh", Assert.Throws<BenchmarkException>(() => new Peers("no-such-folder", 2)).Message);
    }
}

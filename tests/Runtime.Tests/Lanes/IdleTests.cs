using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>Event time that goes on with the clock once a partition has nothing more to bring.</summary>
public class IdleTests
{
    /// <summary>
    /// The window [0, 60 s) is due at 80 s, and the watermark is 10 s behind: it closes 90 s after the last record.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Windows_of_a_quiet_partition_close_with_the_clock(bool otherIsBusy)
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, [(0, "a", 0, 1)]);
        FakeTimeProvider time = new();
        using CancellationTokenSource stop = new();
        List<int> written = [];
        void BeforePoll(int poll)
        {
            written.Add(TestRun.ResultsOf(cluster).Count);
            if (otherIsBusy) TestRun.Append(cluster, 1, "b", 0, 1);
            if (poll == 2) time.Advance(TimeSpan.FromSeconds(89));
            if (poll == 3) time.Advance(TimeSpan.FromSeconds(1));
            if (poll == 4) stop.Cancel();
        }

        TestProcess<CountsJob> process = new(cluster, new())
        {
            StopAt = StopAt.Never,
            Events = new() { IdleAfter = TimeSpan.FromSeconds(5) },
            Time = time,
            Meets = new() { BeforePoll = BeforePoll },
        };
        Assert.False(await process.RunAsync(stop.Token));

        Assert.Equal([0, 0, 0, 1], written);
        Assert.Equal(["window a 0 1"], TestRun.ResultsOf(cluster));
    }
}

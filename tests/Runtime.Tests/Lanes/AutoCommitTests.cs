using Confluent.Kafka;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>Offsets that are committed outside of transactions.</summary>
public class AutoCommitTests
{
    [Theory]
    [InlineData(Delivery.AutoCommit, false)]
    [InlineData(Delivery.AutoCommit, true)]
    [InlineData(Delivery.AtLeastOnce, true)]
    public async Task A_bounded_run_ends_when_the_group_has_its_offsets(Delivery delivery, bool isBusyAtFirst)
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, [(0, "a", 0, 3), (0, "a", 95_000, 1), (1, "b", 0, 2)]);
        int commits = 0;
        TestProcess<CountsJob> process = new(cluster, new())
        {
            Delivery = delivery,
            CheckpointInterval = TimeSpan.FromHours(1),
            Meets = new()
            {
                AtGroupCommit = n =>
                {
                    commits = n;
                    return isBusyAtFirst && n == 1 ? ErrorCode.RebalanceInProgress : ErrorCode.NoError;
                },
            },
        };

        Assert.True(await process.RunAsync());

        Assert.Equal(
            ["total a 0 3", "window a 0 3", "window a 60000 1", "window b 0 2"], TestRun.ResultsOf(cluster));
        Dictionary<TopicPartition, long> committed = cluster.Group("counts").Committed;
        Assert.Equal((2, 1), (committed[new("events", 0)], committed[new("events", 1)]));
        Assert.Equal(isBusyAtFirst ? 2 : 1, commits);
    }

    [Fact]
    public async Task A_later_run_goes_on_from_the_groups_offsets()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 3)]);
        Assert.True(await TestRun.RunAsync(cluster, delivery: Delivery.AutoCommit));
        Assert.True(await TestRun.RunAsync(cluster, delivery: Delivery.AutoCommit));
        Assert.Equal(["total a 0 3", "window a 0 3"], TestRun.ResultsOf(cluster));
    }
}

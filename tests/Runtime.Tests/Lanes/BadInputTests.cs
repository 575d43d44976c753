using System.Text;
using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// Topics, offsets and checkpoints that are not what the job left: it stops with words that say what and where, and
/// nothing is lost, written or committed. docs/operations/recovery.md has each of them.
/// </summary>
public class BadInputTests
{
    private static readonly (int, string, long, int)[] _events = [(0, "a", 0, 3), (1, "b", 1000, 3)];

    [Fact]
    public async Task A_damaged_checkpoint_record()
    {
        InMemoryCluster cluster = await AfterARunAsync();
        LogEntry record = cluster.Records("counts-state", 0).Last(static entry => StateEntry.IsCheckpoint(entry.Key));
        byte[] torn = [.. record.Value!];
        torn[^7] ^= 1;
        long offset = cluster.Log("counts-state", 0).End;
        cluster.Append("counts-state", 0, record.Key, torn);

        await RefusesAsync(
            cluster,
            $"The state topic counts-state[0] is damaged at offset {offset}",
            "the checksum of the record there is wrong");
    }

    [Fact]
    public async Task A_record_in_the_state_topic_that_somebody_else_has_written()
    {
        InMemoryCluster cluster = await AfterARunAsync();
        cluster.Append("counts-state", 1, "key"u8.ToArray(), Encoding.UTF8.GetBytes("""{"not":"ours"}"""));

        await RefusesAsync(cluster, "The state topic counts-state[1] is damaged at offset");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task Offsets_that_somebody_has_set(long offset)
    {
        InMemoryCluster cluster = await AfterARunAsync();
        TopicPartition partition = new("events", 0);
        cluster.Group("counts").Committed[partition] = offset;

        await RefusesAsync(
            cluster, $"events[0]: the offset of group 'counts' is {offset}, but the checkpoint is at 1", "UseGroup");
        Assert.Equal(offset, cluster.Group("counts").Committed[partition]);
    }

    [Fact]
    public async Task A_topic_that_was_created_again()
    {
        InMemoryCluster cluster = await AfterARunAsync();
        cluster.Recreate("events");

        await RefusesAsync(cluster, "topic 'events' was deleted and created again since", "another cluster");
    }

    [Fact]
    public async Task Another_cluster()
    {
        InMemoryCluster cluster = await AfterARunAsync();
        cluster.Id = "elsewhere";

        await RefusesAsync(
            cluster, "written on another Kafka cluster (its id was memory and is elsewhere)", "GroupId");
    }

    [Fact]
    public async Task A_topic_that_is_created_again_while_the_job_runs()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);

        await RefusesWhileRunningAsync(
            cluster, () => cluster.Recreate("events"),
            "Topic 'events' was deleted and created again while the job runs");
    }

    [Fact]
    public async Task A_topic_that_is_missing()
    {
        InMemoryCluster cluster = new InMemoryCluster().WithTopic("results", 1);

        var failure = await Assert.ThrowsAsync<MillraceConfigurationException>(() => TestRun.RunAsync(cluster));
        Assert.Contains("Source topic 'events' of job 'counts' does not exist", Assert.Single(failure.Problems));
    }

    [Fact]
    public async Task Partitions_that_were_added()
    {
        InMemoryCluster cluster = await AfterARunAsync();
        cluster.AddPartitions("events", 4);

        var failure = await Assert.ThrowsAsync<MillraceConfigurationException>(() => TestRun.RunAsync(cluster));
        Assert.Contains("partitions were added to the source, so that keys have moved", failure.Message);
        Assert.Equal(2, cluster.Group("counts").Committed.Count);
    }

    [Fact]
    public async Task Partitions_that_are_added_while_the_job_runs()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);

        await RefusesWhileRunningAsync(
            cluster, () => cluster.AddPartitions("events", 4),
            "Partitions were added to topic 'events' while the job runs (it had 2)");
    }

    private static async Task<InMemoryCluster> AfterARunAsync()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, _events);
        await TestRun.RunAsync(cluster);
        return cluster;
    }

    private static async Task RefusesAsync(InMemoryCluster cluster, params string[] words)
    {
        List<string> before = TestRun.ResultsOf(cluster);
        TestRun.Append(cluster, 0, "a", 2000, 3);

        var refused = await Assert.ThrowsAsync<CheckpointRefusedException>(() => TestRun.RunAsync(cluster));

        Assert.All(words, word => Assert.Contains(word, refused.Message));
        Assert.Equal(before, TestRun.ResultsOf(cluster));
    }

    /// <summary>What happens while it runs is noticed at the rebalance that it brings.</summary>
    private static async Task RefusesWhileRunningAsync(InMemoryCluster cluster, Action happens, string words)
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(30));
        TestProcess<CountsJob> process = new(cluster, new())
        {
            StopAt = StopAt.Never,
            Meets = new()
            {
                BeforePoll = poll =>
                {
                    if (poll != 4) return;
                    happens();
                    cluster.Group("counts").Rebalance();
                },
            },
        };

        var refused = await Assert.ThrowsAsync<CheckpointRefusedException>(() => process.RunAsync(late.Token));

        Assert.Contains(words, refused.Message);
        Assert.Equal(["total a 0 3", "total b 1000 3"], TestRun.ResultsOf(cluster).Order());
    }
}

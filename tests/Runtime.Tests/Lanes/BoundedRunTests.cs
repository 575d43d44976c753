using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// A bounded run ends where it would have ended without a crash; the next one takes what has come since.
/// </summary>
public class BoundedRunTests
{
    private static readonly TopicPartition _events = new("events", 0);

    [Fact]
    public async Task A_run_that_was_killed_goes_on_to_the_end_that_it_had()
    {
        InMemoryCluster cluster = await KilledHalfWayAsync();

        Assert.True(await TestRun.RunAsync(cluster));
        Assert.Equal(3, cluster.Group("counts").Committed[_events]);
        Assert.Equal(["window a 0 3"], TestRun.ResultsOf(cluster));

        Assert.True(await TestRun.RunAsync(cluster));
        Assert.Equal(4, cluster.Group("counts").Committed[_events]);
        Assert.Equal(["window a 0 3", "window a 60000 1"], TestRun.ResultsOf(cluster));
    }

    /// <summary>All processes of the group must agree on the end, also those without the partition.</summary>
    [Fact]
    public async Task Every_process_of_the_group_knows_that_end()
    {
        InMemoryCluster cluster = await KilledHalfWayAsync();
        JobPlan plan = new TestProcess<CountsJob>(cluster, new()).Plan;
        InMemoryClients clients = new(cluster, plan, new(), new(new()));
        StateTopicStore checkpoints = new(plan, clients, new(), NullLogger.Instance, TimeProvider.System);
        JobTopics topics = new(plan, clients, checkpoints, NullLogger.Instance);

        var ends = topics.Ends(topics.Prepare().Values, TestContext.Current.CancellationToken);

        Assert.Equal(new(Today: 4, Resumed: 3, NumberSeen: 2), Assert.Single(ends).Value);
    }

    /// <summary>
    /// The next run starts while the markers of the last one's last transaction are on their way, so that its last
    /// checkpoint cannot be read yet, and the one before it is that of an unfinished run.
    /// </summary>
    [Fact]
    public async Task A_run_that_follows_at_once_does_not_take_itself_for_the_one_before()
    {
        FakeTimeProvider time = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 1, 1)], time);
        cluster.Transactions.MarkerDelay = static () => TimeSpan.FromSeconds(10);
        Assert.True(await RunAsync(cluster, time));
        TestRun.Append(cluster, 0, "a", 95_000, 1);

        Assert.True(await RunAsync(cluster, time));

        time.Advance(TimeSpan.FromSeconds(10));
        cluster.Tick();
        Assert.Equal(3, cluster.Group("counts").Committed[_events]);
        Assert.Equal(["window a 0 2", "window a 60000 1"], TestRun.ResultsOf(cluster));
    }

    /// <summary>Another process of the same run has come to its end meanwhile: this one has nothing to add.</summary>
    [Theory]
    [InlineData(false, 7, 100)]
    [InlineData(true, 8, 150)]
    [InlineData(true, 9, 100)]
    public void A_task_that_was_taken_over_ends(bool hasFinished, long number, long expected)
    {
        CheckpointRecord checkpoint = new()
        {
            Number = number,
            Writer = "other",
            WatermarkMs = 0,
            HasFinished = hasFinished,
            Sources = [new("events", "", 1, 100, 100, 0)],
            States = [],
        };
        RunEnd found = new(Today: 150, Resumed: 100, NumberSeen: 7);

        Assert.Equal(expected, BoundedRun.StopOffset(checkpoint, "events", found));
        Assert.Equal(150, BoundedRun.StopOffset(checkpoint: null, "events", found with { Resumed = null }));
    }

    private static Task<bool> RunAsync(InMemoryCluster cluster, TimeProvider time) =>
        new TestProcess<CountsJob>(cluster, new())
        {
            Meets = new() { BatchRecords = static () => 1 },
            Time = time,
            CheckpointInterval = TimeSpan.Zero,
        }.RunAsync();

    /// <summary>Two of three records are committed, and a fourth is new.</summary>
    private static async Task<InMemoryCluster> KilledHalfWayAsync()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 1, 1), (0, "a", 2, 1)]);
        TestProcess<CountsJob> killed = new(cluster, new()) { Meets = Circumstances.KilledBeforePoll(3) };
        await Assert.ThrowsAsync<CrashException>(() => killed.RunAsync());
        Assert.Equal(2, cluster.Group("counts").Committed[_events]);
        TestRun.Append(cluster, 0, "a", 95_000, 1);
        return cluster;
    }
}

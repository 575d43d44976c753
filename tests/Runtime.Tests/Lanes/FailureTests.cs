using System.Text;
using Confluent.Kafka;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// Records that cannot be processed: the job stops in front of them, with everything before committed.
/// </summary>
public class FailureTests
{
    [Theory]
    [InlineData("not json", "$")]
    [InlineData("""{"at":1}""", "$.value")]
    [InlineData("""{"at":1,"value":"x"}""", "$.value")]
    [InlineData("""{"at":9223372036854775807,"value":1}""", "no calendar has")]
    [InlineData(null, "$")]
    public async Task A_bad_record_stops_the_job_in_front_of_it(string? value, string words)
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 3), (0, "a", 1, 3)]);
        cluster.Append("events", 0, "a"u8.ToArray(), value == null ? null : Encoding.UTF8.GetBytes(value));
        TestRun.Append(cluster, 0, "a", 2, 3);

        var failure = await Assert.ThrowsAsync<RecordFailedException>(() => TestRun.RunAsync(cluster));

        Assert.Equal(("events", 0, 2L), (failure.Topic, failure.Partition, failure.Offset));
        Assert.Contains(words, failure.Message);
        Assert.Equal(2, cluster.Group("counts").Committed[new TopicPartition("events", 0)]);
        Assert.Equal(["total a 0 3", "total a 1 6"], TestRun.ResultsOf(cluster));
    }

    [Fact]
    public async Task A_handler_that_fails_leaves_no_trace()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 3), (0, "a", 1, int.MinValue), (0, "a", 2, 3)]);

        var failure = await Assert.ThrowsAsync<RecordFailedException>(() => TestRun.RunAsync(cluster));

        Assert.Contains("CountsJob.Total failed: InvalidOperationException: not this one", failure.Message);
        Assert.Equal(1, cluster.Group("counts").Committed[new TopicPartition("events", 0)]);
        Skip(cluster, to: 2);
        await TestRun.RunAsync(cluster, onOffsetConflict: OnOffsetConflict.UseGroup);
        Assert.Equal(["total a 0 3", "total a 2 6", "window a 0 6"], TestRun.ResultsOf(cluster));
    }

    public static TheoryData<Exception> ClientLike =>
        [new OperationCanceledException("theirs"), new KafkaException(new Error(ErrorCode.Local_Transport, "theirs"))];

    /// <summary>The runtime knows such exceptions from its own clients, and begins again or stops at them.</summary>
    [Theory]
    [MemberData(nameof(ClientLike), DisableDiscoveryEnumeration = true)]
    public async Task Whatever_a_handler_throws_is_the_records_failure(Exception thrown)
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "b", 1, 3), (0, "a", 2, 3)]);
        CountsJob job = new()
        {
            Before = call =>
            {
                if (call == "total b") throw thrown;
            },
        };
        LoggedEvents log = new();

        var failure = await Assert.ThrowsAsync<RecordFailedException>(
            () => new TestProcess<CountsJob>(cluster, job) { Logger = log }.RunAsync());

        Assert.Equal(("events", 0, 1L), (failure.Topic, failure.Partition, failure.Offset));
        Assert.Same(thrown, failure.InnerException);
        Assert.Equal(1, cluster.Group("counts").Committed[new TopicPartition("events", 0)]);
        Assert.Equal(0, log.Restarts);
    }

    [Fact]
    public async Task An_output_that_is_too_large_leaves_no_trace()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 3), (0, "a", 1, 2_000_000_001), (0, "a", 2, 3)]);
        int length = """{"key":"a","kind":"total","at":0,"sum":33333}""".Length;
        Dictionary<string, int> limit = new() { ["results"] = length };
        TestProcess<CountsJob> process = new(cluster, new()) { Meets = new() { ValueBytesMax = limit } };

        var failure = await Assert.ThrowsAsync<RecordFailedException>(() => process.RunAsync());

        Assert.Equal(("events", 0, 1L), (failure.Topic, failure.Partition, failure.Offset));
        Assert.True(failure.IsReached);
        Assert.Equal(["total a 0 3"], TestRun.ResultsOf(cluster));
        Assert.Equal(1, cluster.Group("counts").Committed[new TopicPartition("events", 0)]);
        Skip(cluster, to: 2);
        await TestRun.RunAsync(cluster, onOffsetConflict: OnOffsetConflict.UseGroup);
        Assert.Equal(["total a 0 3", "total a 2 6", "window a 0 6"], TestRun.ResultsOf(cluster));
    }

    /// <summary>Does what an operator does to skip a record: moves the group, with OnOffsetConflict=UseGroup.</summary>
    private static void Skip(InMemoryCluster cluster, long to) =>
        cluster.Group("counts").Committed[new TopicPartition("events", 0)] = to;
}

using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>Calls of the clients, counted: each of them is at least one call into librdkafka.</summary>
public class PortCallsTests
{
    [Fact]
    public async Task A_record_is_written_by_one_call_and_read_by_a_share_of_one()
    {
        int few = await CallsBesideWritesAsync(records: 200);
        int many = await CallsBesideWritesAsync(records: 2000);
        Assert.Equal(few, many);
    }

    /// <summary>
    /// All records come in one batch and are committed once: how many they are makes a difference to writes only.
    /// </summary>
    private static async Task<int> CallsBesideWritesAsync(int records)
    {
        List<Given> events = [.. Enumerable.Range(0, records).Select(static i => (0, $"k{i % 50}", i * 100L, i % 7))];
        InMemoryCluster cluster = TestRun.ClusterOf(1, events);
        TestProcess<CountsJob> process = new(cluster, new())
        {
            Meets = new() { BatchRecords = () => records },
            CheckpointInterval = TimeSpan.FromHours(1),
        };

        Assert.True(await process.RunAsync());

        int written = cluster.Records("results").Count() + cluster.Records(process.Plan.StateTopic).Count();
        Assert.Equal(written, process.Meets.Writes);
        return process.Meets.Crash.Calls - process.Meets.Writes;
    }
}

using CsCheck;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;
using Given = (int Partition, string Key, long At, int Value);

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>
/// The protocol against a reference that shares no code with it, with a crash at every single call of a port. The
/// cluster in memory keeps what a broker would keep; fencing and time-outs are shown on real brokers.
/// </summary>
public class ExactlyOnceTests
{
    private static readonly Gen<List<Given>> _events = EventGen.Events;

    [Fact]
    public async Task Writes_what_the_reference_says() => await _events.SampleAsync(async events =>
    {
        InMemoryCluster cluster = TestRun.ClusterOf(2, events);
        Assert.True(await TestRun.RunAsync(cluster));
        AssertResults(events, cluster);
    }, iter: 200);

    [Fact]
    public async Task A_crash_at_any_call_of_a_port_changes_nothing() => await _events.SampleAsync(async events =>
    {
        int calls = await CountCallsAsync(events);
        for (int at = 1; at <= calls; at++)
        {
            InMemoryCluster cluster = TestRun.ClusterOf(2, events);
            await Assert.ThrowsAsync<CrashException>(() => TestRun.RunAsync(cluster, new CrashPoint(at)));
            Assert.True(await TestRun.RunAsync(cluster));
            AssertResults(events, cluster);
        }
    }, iter: 3);

    [Fact]
    public async Task Crashes_again_and_again_come_to_the_same_end() =>
        await Gen.Select(_events, Gen.Int[1, 60].Array[1, 12]).SampleAsync(async (events, crashes) =>
        {
            InMemoryCluster cluster = TestRun.ClusterOf(2, events);
            foreach (int at in crashes)
            {
                try
                {
                    await TestRun.RunAsync(cluster, new CrashPoint(at));
                }
                catch (CrashException)
                {
                }
            }
            Assert.True(await TestRun.RunAsync(cluster));
            AssertResults(events, cluster);
        }, iter: 100);

    [Fact]
    public async Task At_least_once_loses_nothing_at_a_crash() => await _events.SampleAsync(async events =>
    {
        int calls = await CountCallsAsync(events, Delivery.AtLeastOnce);
        for (int at = 1; at <= calls; at += 3)
        {
            InMemoryCluster cluster = TestRun.ClusterOf(2, events);
            await Assert.ThrowsAsync<CrashException>(
                () => TestRun.RunAsync(cluster, new CrashPoint(at), Delivery.AtLeastOnce));
            Assert.True(await TestRun.RunAsync(cluster, delivery: Delivery.AtLeastOnce));
            Assert.Empty(Reference.ResultsOf(events).Distinct().Except(TestRun.ResultsOf(cluster)));
        }
    }, iter: 3);

    [Fact]
    public async Task Started_again_after_its_end_it_writes_nothing_twice()
    {
        List<Given> events = [(0, "a", 0, 3), (0, "a", 1000, 4), (1, "b", 5000, 6)];
        InMemoryCluster cluster = TestRun.ClusterOf(2, events);
        for (int run = 0; run < 3; run++) Assert.True(await TestRun.RunAsync(cluster));
        AssertResults(events, cluster);
    }

    [Fact]
    public async Task A_later_run_takes_new_records_and_leaves_written_windows_alone()
    {
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 1), (0, "a", 1000, 1)]);
        await TestRun.RunAsync(cluster);
        Assert.Equal(["window a 0 2"], TestRun.ResultsOf(cluster));
        TestRun.Append(cluster, 0, "a", 2000, 1);
        TestRun.Append(cluster, 0, "a", 61_000, 1);
        await TestRun.RunAsync(cluster);
        Assert.Equal(["window a 0 2", "late a 2000 1", "window a 60000 1"], TestRun.ResultsOf(cluster));
    }

    private static void AssertResults(List<Given> events, InMemoryCluster cluster) =>
        Assert.Equal(Reference.ResultsOf(events).Order(), TestRun.ResultsOf(cluster).Order());

    private static async Task<int> CountCallsAsync(List<Given> events, Delivery delivery = Delivery.ExactlyOnce)
    {
        CrashPoint counter = new();
        await TestRun.RunAsync(TestRun.ClusterOf(2, events), counter, delivery);
        return counter.Calls;
    }
}

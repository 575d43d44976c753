using Millrace.Brokers;
using Millrace.Kafka.Brokers;
using Millrace.Kafka.Running;

namespace Millrace.Kafka;

/// <summary>
/// Instances that come and go while records flow: commits meet rebalances, partitions move, and what an aborted round
/// did is taken back.
/// </summary>
public sealed class RebalanceTests(SharedBroker broker, ITestOutputHelper output)
{
    private const int LinesAtOnce = 400;

    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Instances_that_come_and_go_change_nothing()
    {
        using JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        int visits = 0, rollbacks = 0;
        await using (JobProcess steady = Start(topics, "--follow"))
        {
            Task loading = LoadInStepsAsync(topics, steady);
            for (; !loading.IsCompleted; visits++) rollbacks += await VisitAsync(topics);
            await loading;
            await steady.TerminateAsync();
            await steady.SucceedAsync(_deadline);
            rollbacks += RollbacksOf(steady);
        }
        output.WriteLine($"{visits} visits, {rollbacks} rounds taken back");
        await topics.WaitUntilLeftAsync();

        await using JobProcess last = Start(topics);
        await last.SucceedAsync(_deadline);

        Assert.True(visits > 1, $"only {visits} visits");
        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }

    /// <summary>Writes some when those before are committed, so that there is work in each rebalance.</summary>
    private static async Task LoadInStepsAsync(JobTopics topics, JobProcess steady)
    {
        int loaded = 0;
        foreach (string[] lines in Expected.Disordered.Chunk(LinesAtOnce))
        {
            topics.Load(lines);
            loaded += lines.Length;
            await Eventually.TrueAsync("all flights so far are committed", _deadline,
                async () => (await topics.CommittedAsync()).Values.Sum() == loaded, () => steady.Log);
        }
    }

    /// <summary>Another instance joins, gets its share, and leaves.</summary>
    /// <returns>How many of its rounds it had to take back.</returns>
    private async Task<int> VisitAsync(JobTopics topics)
    {
        await using JobProcess visitor = Start(topics, "--follow");
        await visitor.LogsAsync(" reads ", _deadline);
        await visitor.TerminateAsync();
        await visitor.SucceedAsync(_deadline);
        return RollbacksOf(visitor);
    }

    private JobProcess Start(JobTopics topics, params string[] switches) => Sample.Start(
        ["--bootstrap-servers", broker.BootstrapServers, .. switches],
        new Dictionary<string, string>(topics.Settings)
        {
            ["Jobs:airport-delays:CheckpointInterval"] = "20ms",
        });

    private static int RollbacksOf(JobProcess sample) =>
        sample.Log.Split("goes back to its last checkpoint").Length - 1;
}

using Millrace.Brokers;
using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>What is changed while a job runs: it stops, and says why.</summary>
public sealed class ChangeTests(FaultCluster cluster)
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public Task Partitions_that_are_added() => StopsAsync(
        run => run.Topics.AddPartitionAsync(run.Topics.Orders),
        run => [run.Topics.Orders, "Partitions were added"]);

    [Fact]
    public Task A_topic_that_is_deleted() => StopsAsync(
        run => run.Topics.DeleteAsync(run.Topics.Orders),
        run => [run.Topics.Orders, "deleted"]);

    /// <summary>Whether the job sees the moment without a topic is up to the brokers.</summary>
    [Fact]
    public Task A_topic_that_is_deleted_and_created_again() => StopsAsync(
        async run =>
        {
            await run.Topics.DeleteAsync(run.Topics.Orders);
            await run.Topics.CreateAsync([run.Topics.Orders]);
        },
        run => [run.Topics.Orders, "deleted"]);

    /// <summary>One fences the other, which stops; the one that is left goes on where they were.</summary>
    [Fact]
    public async Task Two_processes_with_one_instance_id()
    {
        await using FaultRun run =
            await FaultRun.StartAsync("two with one name", await cluster.BootstrapServersAsync());
        await using JobInstance first = new(JobBinary.Built, JobSettings.For(run.Topics, "twin"));
        await run.RecoverAsync("the job begins");
        await using JobInstance second = new(JobBinary.Built, JobSettings.For(run.Topics, "twin"));

        await Eventually.TrueAsync(
            "one of the two ends", _deadline, () => Task.FromResult(first.HasEnded || second.HasEnded),
            () => $"{first.Log}\n---\n{second.Log}");

        (JobInstance ended, JobInstance left) = first.HasEnded ? (first, second) : (second, first);
        await ended.FailAsync(_deadline, "another live process runs with the InstanceId 'twin'");
        await run.Feeder.EndAsync();
        await run.RecoverAsync("the other goes on");
        await left.StopAsync();
        await run.EndAsync();
    }

    /// <summary>As when processes are replaced one by one: the new one is refused, and the old one goes on.</summary>
    [Fact]
    public async Task Another_version_that_joins()
    {
        await using FaultRun run =
            await FaultRun.StartAsync("another version joins", await cluster.BootstrapServersAsync());
        run.StartJob(null);
        await run.RecoverAsync("the job begins");
        await using JobInstance changed = new(
            JobBinary.Built, JobSettings.ForVariant(run.Topics, "changed"), "changed");

        await changed.FailAsync(_deadline, "AccountTotals", "has changed from", "under the same version 1");
        await run.RecoverAsync("the old one goes on");
        await run.EndAsync();
    }

    private async Task StopsAsync(Func<FaultRun, Task> changeAsync, Func<FaultRun, IReadOnlyList<string>> wordsOf)
    {
        await using FaultRun run =
            await FaultRun.StartAsync("what changes", await cluster.BootstrapServersAsync());
        await using JobInstance job = new(JobBinary.Built, JobSettings.For(
            run.Topics, null, ("Jobs:accounts:Kafka:topic.metadata.refresh.interval.ms", "500")));
        await run.RecoverAsync("the job begins");
        await run.Feeder.EndAsync();
        await run.RecoverAsync("the job reaches the end of its input");

        await changeAsync(run);

        await job.FailAsync(_deadline, wordsOf(run));
    }
}

using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// What a job finds changed when it starts: it goes on where that is right, and stops in words before the first record
/// where it is not.
/// </summary>
public sealed class RefusalTests(FaultCluster cluster)
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public Task A_topic_that_was_deleted_and_created_again() => RefusesAsync(
        async run =>
        {
            await run.Topics.DeleteAsync(run.Topics.Orders);
            await run.Topics.CreateAsync([run.Topics.Orders]);
        },
        run => [run.Topics.Orders, "was deleted and created again"]);

    [Fact]
    public Task A_group_that_was_reset() => RefusesAsync(
        run => run.Topics.ResetAsync(partition: 0, offset: 1),
        run => [$"{run.Topics.Orders}[0]", "is 1,", "somebody has reset the group"]);

    [Fact]
    public Task Partitions_that_were_added() => RefusesAsync(
        run => run.Topics.AddPartitionAsync(run.Topics.Orders),
        run => [run.Topics.State, "partitions were added"]);

    /// <summary>The job has not read them yet when they go.</summary>
    [Fact]
    public Task Records_that_retention_has_deleted() => RefusesAsync(
        run => run.Topics.WriteAndPurgeAsync(),
        run => [$"Topic '{run.Topics.Orders}' partition", "cannot be read at offset", "OnOffsetConflict=UseGroup"]);

    [Fact]
    public Task A_state_topic_that_somebody_has_written_to() => RefusesAsync(
        run => run.Topics.WriteAsync(new(run.Topics.State, 1), "not", "ours"),
        run => [$"The state topic {run.Topics.State}[1] is damaged at offset"]);

    [Fact]
    public async Task A_transaction_time_out_that_brokers_do_not_allow()
    {
        await using FaultRun run = await StartAsync();
        await using JobInstance job = new(JobBinary.Built, JobSettings.For(
            run.Topics, null, ("Jobs:accounts:Kafka:transaction.timeout.ms", "1000000")));

        await job.FailAsync(_deadline, "transaction.timeout.ms is 1000000", "transaction.max.timeout.ms");
    }

    [Fact]
    public Task A_state_that_has_changed_under_its_version() => RefusesAsync(
        _ => Task.CompletedTask,
        _ => ["AccountTotals", "has changed from", "under the same version 1"],
        "changed");

    /// <summary>
    /// Offsets expire a week after a group's last member has left; the checkpoints know where it was.
    /// </summary>
    [Fact]
    public async Task Offsets_that_have_expired_are_not_needed()
    {
        await using FaultRun run = await StartAsync();
        JobInstance job = run.StartJob(null);
        await run.RecoverAsync("the job begins");
        await job.StopAsync();
        await run.DismissAsync(job);

        await run.Topics.ExpireAsync();

        run.StartJob(null);
        await run.RecoverAsync("the job goes on from its checkpoints");
        await run.EndAsync();
    }

    private async Task<FaultRun> StartAsync() =>
        await FaultRun.StartAsync("what has changed", await cluster.BootstrapServersAsync());

    /// <summary>The job runs and stops; something is changed; it does not start again.</summary>
    private async Task RefusesAsync(
        Func<FaultRun, Task> changeAsync, Func<FaultRun, IReadOnlyList<string>> wordsOf, string? variant = null)
    {
        await using FaultRun run = await StartAsync();
        JobInstance job = run.StartJob(null);
        await run.RecoverAsync("the job begins");
        await run.Feeder.EndAsync();
        await run.RecoverAsync("the job reaches the end of its input");
        await job.StopAsync();
        await run.DismissAsync(job);
        await run.Topics.WaitUntilLeftAsync();
        await changeAsync(run);

        await using JobInstance next = variant is null
            ? new(JobBinary.Built, JobSettings.For(run.Topics, null))
            : new(JobBinary.Built, JobSettings.ForVariant(run.Topics, variant), variant);

        await next.FailAsync(_deadline, wordsOf(run));
    }
}

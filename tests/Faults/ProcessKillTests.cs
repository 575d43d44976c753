using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// The process of the job is killed (SIGKILL) and started again, and now and then again while it recovers.
/// </summary>
public sealed class ProcessKillTests(FaultCluster cluster)
{
    private const int WorkMsMax = 600;
    private const int RecoveryMsMax = 1500;

    [Fact]
    public async Task Killed_at_random_and_within_a_recovery()
    {
        await using FaultRun run = await FaultRun.StartAsync(
            "kill -9 of the process, at random", await cluster.BootstrapServersAsync());
        JobInstance job = run.StartJob("only");
        await run.RepeatAsync(async () =>
        {
            await KillWithinAsync(WorkMsMax);
            while (run.Random.Next(3) == 0) await KillWithinAsync(RecoveryMsMax);
        });
        await run.EndAsync();

        async Task KillWithinAsync(int milliseconds)
        {
            await Task.Delay(run.Random.Next(milliseconds), TestContext.Current.CancellationToken);
            await job.KillAsync();
            run.Injected++;
            await job.StartAgainAsync();
        }
    }
}

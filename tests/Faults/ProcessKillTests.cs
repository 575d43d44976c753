using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// The process of the job is killed (SIGKILL) and started again, and now and then again while it recovers.
/// </summary>
public sealed class ProcessKillTests(FaultCluster cluster)
{
    private static readonly TimeSpan _work = TimeSpan.FromMilliseconds(600), _recovery = TimeSpan.FromSeconds(1.5);

    [Theory]
    [InlineData(JobBinary.Built, 2, 200)]
    [InlineData(JobBinary.Aot, 1, 60)]
    public async Task Killed_at_random_and_within_a_recovery(JobBinary binary, int shortRounds, int longRounds)
    {
        await using FaultRun run = await FaultRun.StartAsync(
            "kill -9 of the process, at random", await cluster.BootstrapServersAsync(), binary);
        JobInstance job = run.StartJob("only");
        await run.RepeatAsync(shortRounds, longRounds, async () =>
        {
            await KillWithinAsync(run, job, _work);
            while (run.Random.Next(3) == 0) await KillWithinAsync(run, job, _recovery);
        });
        await run.EndAsync();
    }

    private static async Task KillWithinAsync(FaultRun run, JobInstance job, TimeSpan longest)
    {
        await run.WaitAsync(longest);
        await job.KillAsync();
        run.Injected++;
        await job.StartAgainAsync();
    }
}

using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// An instance stands still (SIGSTOP) for longer than its session, another one takes over, and the first wakes up in
/// the middle of what it did (SIGCONT).
/// </summary>
public sealed class PauseTests(FaultCluster cluster)
{
    private static readonly TimeSpan _work = TimeSpan.FromSeconds(1), _beyond = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Paused_for_longer_than_its_session()
    {
        await using FaultRun run = await FaultRun.StartAsync(
            "SIGSTOP beyond the session, then SIGCONT", await cluster.BootstrapServersAsync(),
            FaultSettings.Published);
        JobInstance[] jobs = [run.StartJob(null), run.StartJob(null)];
        await run.RepeatAsync(shortRounds: 1, longRounds: 100, async () =>
        {
            await run.WaitAsync(_work);
            JobInstance paused = jobs[run.Random.Next(jobs.Length)];
            await paused.PauseAsync();
            run.Injected++;
            await Task.Delay(JobSettings.SessionTimeout, TestContext.Current.CancellationToken);
            await run.WaitAsync(_beyond);
            if (run.Random.Next(2) == 0) await run.RecoverAsync("the other instance takes over");
            await paused.ResumeAsync();
        });
        await run.EndAsync();
    }
}

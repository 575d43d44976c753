using Millrace.Faults.Load;
using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// Checkpoints of so many entries that most of them are written ahead: an instance comes and goes, and the other one is
/// killed (SIGKILL) when it has just done so.
/// </summary>
public sealed class WriteAheadTests(FaultCluster cluster)
{
    private const string WroteAhead = "entries ahead of its checkpoint";

    private static readonly TimeSpan _stay = TimeSpan.FromSeconds(2), _deadline = TimeSpan.FromSeconds(30);

    private static readonly (string Key, string Value)[] _settings =
        [("Jobs:accounts:CheckpointInterval", "500ms"), ("Logging:LogLevel:Millrace", "Debug")];

    [Theory]
    [InlineData(JobBinary.Built, 2, 50)]
    [InlineData(JobBinary.Aot, 1, 20)]
    public async Task Killed_and_rebalanced_with_entries_written_ahead(
        JobBinary binary, int shortRounds, int longRounds)
    {
        await using FaultRun run = await FaultRun.StartAsync(
            "kill -9 and rebalances, with entries written ahead", await cluster.BootstrapServersAsync(), binary,
            FaultLoad.Wide);
        JobInstance job = run.StartJob(null, _settings);
        await run.RepeatAsync(shortRounds, longRounds, async () =>
        {
            JobInstance visitor = run.StartJob(null, _settings);
            await visitor.ReadsAsync(_deadline);
            await run.WaitAsync(_stay);
            await visitor.StopAsync();
            await run.DismissAsync(visitor);
            await job.LogsAsync(WroteAhead, job.CountOf(WroteAhead) + 1, _deadline);
            await job.KillAsync();
            run.Injected++;
            await job.StartAgainAsync();
        });
        await run.EndAsync();
    }
}

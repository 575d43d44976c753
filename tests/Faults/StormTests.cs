using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>Instances come and go under load, one after the other and at once; some leave, some are killed.</summary>
public sealed class StormTests(FaultCluster cluster)
{
    private const int VisitorsMax = 2;
    // With a lane each there are fewer members than partitions, so that everybody has something to do.
    private static readonly (string, string) _oneLane = ("Jobs:accounts:Lanes", "1");
    private static readonly TimeSpan _stay = TimeSpan.FromSeconds(2.5), _deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Instances_come_and_go()
    {
        await using FaultRun run = await FaultRun.StartAsync(
            "instances added and removed", await cluster.BootstrapServersAsync());
        run.StartJob(null, _oneLane);
        await run.RepeatAsync(shortRounds: 2, longRounds: 130, async () =>
        {
            int count = 1 + run.Random.Next(VisitorsMax);
            JobInstance[] visitors = [.. Enumerable.Range(0, count).Select(_ => run.StartJob(null, _oneLane))];
            if (run.Random.Next(2) == 0) await visitors[0].ReadsAsync(_deadline);
            await run.WaitAsync(_stay);
            await Task.WhenAll(visitors.Select(visitor => LeaveAsync(run, visitor, isKilled: run.Random.Next(4) == 0)));
        });
        await run.EndAsync();
    }

    private static async Task LeaveAsync(FaultRun run, JobInstance visitor, bool isKilled)
    {
        run.Injected++;
        if (isKilled)
        {
            await visitor.KillAsync();
        }
        else
        {
            await visitor.StartsAsync(_deadline);
            await visitor.StopAsync();
        }
        await run.DismissAsync(visitor);
    }
}

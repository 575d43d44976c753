using Millrace.Faults.Proxy;
using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// The network between job and broker holds requests up, loses connections, and damages what it carries. The process
/// stays; it must go on by itself.
/// </summary>
public sealed class StallTests(FaultCluster cluster)
{
    private const int CutsPerThousand = 10;
    private static readonly TimeSpan _work = TimeSpan.FromMilliseconds(500), _trouble = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The request to end a transaction reaches the broker when the job has long given it up and gone on: it must not
    /// end a later one.
    /// </summary>
    [Fact]
    public Task A_commit_is_held_and_let_go_after_the_job_has_gone_on() => RunAsync(
        "EndTxn held until the job has gone on without it", 2, 25, async (run, proxy) =>
        {
            TaskCompletionSource<Fate> hold = await HoldNextAsync(proxy, ApiKey.EndTxn);
            await run.RecoverAsync("the job goes on without the commit");
            hold.SetResult(Fate.Pass);
        });

    [Fact]
    public Task Everything_stands_still_for_longer_than_a_transaction() => RunAsync(
        "full stall beyond the transaction time-out", 1, 50, async (run, proxy) =>
        {
            TaskCompletionSource<Fate> hold = new();
            proxy.Judge(_ => hold.Task);
            await Task.Delay(JobSettings.TransactionTimeout * 1.5, TestContext.Current.CancellationToken);
            await run.WaitAsync(_trouble);
            proxy.PassAll();
            hold.SetResult(Fate.Pass);
        });

    [Fact]
    public Task Requests_and_answers_are_late() => RunAsync(
        "requests and answers delayed by up to 100 ms", 1, 15, async (run, proxy) =>
        {
            Random random = new(run.Random.Next());
            proxy.Judge(async _ =>
            {
                await Task.Delay(Next(random, 100), TestContext.Current.CancellationToken);
                return Fate.Pass;
            });
            await run.WaitAsync(_trouble);
            proxy.PassAll();
        });

    [Fact]
    public Task Connections_are_cut() => RunAsync(
        "connections cut", 1, 40, (run, proxy) => TroubleAsync(run, proxy, _ => Fate.Cut));

    /// <summary>
    /// Records are protected by a checksum, so the broker must refuse what is damaged; other requests it may misread,
    /// and those are none of Kafka's promises.
    /// </summary>
    [Fact]
    public Task Records_are_damaged_on_their_way() => RunAsync(
        "records damaged on their way to the broker", 1, 40, (run, proxy) => TroubleAsync(
            run, proxy, frame => frame is { IsRequest: true, ApiKey: ApiKey.Produce } ? Fate.Corrupt : Fate.Pass));

    private async Task RunAsync(
        string fault, int shortRounds, int longRounds, Func<FaultRun, KafkaProxy, Task> injectAsync)
    {
        string brokers = await cluster.BootstrapServersAsync();
        await using KafkaProxy proxy = new(brokers);
        await using FaultRun run = await FaultRun.StartAsync(fault, brokers);
        run.StartJob("only", ("BootstrapServers", proxy.BootstrapServers));
        await run.RepeatAsync(shortRounds, longRounds, async () =>
        {
            await run.WaitAsync(_work);
            await injectAsync(run, proxy);
            run.Injected++;
        });
        await run.EndAsync();
    }

    /// <summary>Some frames, as the seed has it, meet a fate for a while.</summary>
    private static async Task TroubleAsync(FaultRun run, KafkaProxy proxy, Func<KafkaFrame, Fate> fate)
    {
        Random random = new(run.Random.Next());
        proxy.Judge(frame =>
            Task.FromResult(Next(random, 1000) < CutsPerThousand ? fate(frame) : Fate.Pass));
        await run.WaitAsync(_trouble);
        proxy.PassAll();
    }

    /// <summary>Holds the next such request; what it waits for is its fate.</summary>
    private static async Task<TaskCompletionSource<Fate>> HoldNextAsync(KafkaProxy proxy, ApiKey key)
    {
        TaskCompletionSource<Fate> hold = new();
        TaskCompletionSource held = new();
        proxy.Judge(frame =>
            frame.IsRequest && frame.ApiKey == key && held.TrySetResult() ? hold.Task : Task.FromResult(Fate.Pass));
        await held.Task.WaitAsync(_deadline, TestContext.Current.CancellationToken);
        return hold;
    }

    private static int Next(Random random, int max)
    {
        lock (random) return random.Next(max);
    }
}

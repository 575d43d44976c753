using Millrace.Faults.Proxy;
using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// The process is killed (SIGKILL) at each step of a checkpoint. A proxy between it and the broker sees the step coming
/// or answered: so each step either has not happened, or has happened and the process does not know.
/// </summary>
public sealed class CheckpointStepTests(FaultCluster cluster)
{
    private static readonly TimeSpan _work = TimeSpan.FromMilliseconds(300), _deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Killed_before_and_after_each_step()
    {
        string brokers = await cluster.BootstrapServersAsync();
        await using KafkaProxy proxy = new(brokers);
        await using FaultRun run = await FaultRun.StartAsync("kill -9 at each step of a checkpoint", brokers);
        JobInstance job = run.StartJob("only", ("BootstrapServers", proxy.BootstrapServers));
        await run.RepeatAsync(shortRounds: 1, longRounds: 10, async () =>
        {
            foreach ((string name, Func<KafkaFrame, bool> isStep) in StepsOf(run))
            {
                foreach (Fate fate in new[] { Fate.Cut, Fate.Pass })
                {
                    await run.WaitAsync(_work);
                    await KillAtAsync(proxy, job, isStep, fate);
                    run.Injected++;
                    await job.StartAgainAsync();
                    await run.RecoverAsync($"killed at {name}, {fate}");
                }
            }
        });
        await run.EndAsync();
    }

    private static (string Name, Func<KafkaFrame, bool> IsStep)[] StepsOf(FaultRun run) =>
    [
        ("writing outputs", frame => IsWritten(frame, run.Topics.Balances)),
        ("outputs written", frame => IsAnswered(frame, ApiKey.Produce) && frame.Mentions(run.Topics.Balances)),
        ("writing state", frame => IsWritten(frame, run.Topics.State)),
        ("state written", frame => IsAnswered(frame, ApiKey.Produce) && frame.Mentions(run.Topics.State)),
        ("adding the group", frame => IsAsked(frame, ApiKey.AddOffsetsToTxn)),
        ("group added", frame => IsAnswered(frame, ApiKey.AddOffsetsToTxn)),
        ("sending offsets", frame => IsAsked(frame, ApiKey.TxnOffsetCommit)),
        ("offsets sent", frame => IsAnswered(frame, ApiKey.TxnOffsetCommit)),
        ("committing", frame => IsAsked(frame, ApiKey.EndTxn)),
        // What passes here lets the process begin with what it does after a commit.
        ("committed", frame => IsAnswered(frame, ApiKey.EndTxn)),
    ];

    private static bool IsWritten(KafkaFrame frame, string topic) =>
        IsAsked(frame, ApiKey.Produce) && frame.Mentions(topic);

    private static bool IsAsked(KafkaFrame frame, ApiKey key) => frame.IsRequest && frame.ApiKey == key;

    private static bool IsAnswered(KafkaFrame frame, ApiKey key) => !frame.IsRequest && frame.ApiKey == key;

    /// <summary>Kills the process at the next such frame, which is lost or goes on.</summary>
    private static async Task KillAtAsync(KafkaProxy proxy, JobInstance job, Func<KafkaFrame, bool> isStep, Fate fate)
    {
        TaskCompletionSource killed = new();
        int count = 0;
        proxy.Judge(async frame =>
        {
            if (!isStep(frame) || Interlocked.Increment(ref count) > 1) return Fate.Pass;
            if (fate == Fate.Cut) await job.KillAsync();
            else _ = job.KillAsync();
            killed.SetResult();
            return fate;
        });
        await killed.Task.WaitAsync(_deadline, TestContext.Current.CancellationToken);
        await job.KillAsync();
        proxy.PassAll();
    }
}

using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Brokers;
using Millrace.Faults.Load;
using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// A broker stands still, so that the join of a static member is not written and taken back, while the group begins
/// another generation with it: what it is given there belongs to nobody (Kafka 4.3.1, docs/faults.md).
/// </summary>
public sealed class MembershipTests : IAsyncDisposable
{
    private const int Nodes = 3, Attempts = 4;
    private const string Restored = "restored partition", Fenced = "fenced by other consumer";
    private const string Stalled = "GroupStalledException: group";
    private static readonly TimeSpan _session = TimeSpan.FromSeconds(10), _deadline = TimeSpan.FromSeconds(60);

    private readonly List<Guest> _guests = [];
    private string _coordinator = "";

    [Fact]
    public async Task The_group_gives_partitions_to_nobody()
    {
        // Not missed for as long as it stands still. What cannot be written meanwhile is given up sooner, but not
        // before the guests are in.
        await using KafkaCluster cluster = await FaultCluster.StartAsync(
            Nodes, "broker.session.timeout.ms=60000", "offsets.commit.timeout.ms=8000");
        await using FaultRun run = await FaultRun.StartAsync(
            "partitions that nobody is given", cluster.BootstrapServers);
        _coordinator = cluster.BootstrapServers;
        JobInstance job = run.StartJob(
            "only", ("Jobs:accounts:Lanes", "1"),
            ("Jobs:accounts:Kafka:session.timeout.ms", $"{_session.TotalMilliseconds}"));
        await run.RepeatAsync(shortRounds: 1, longRounds: 5, async () =>
        {
            int stalled = job.CountOf(Stalled);
            for (int attempt = 1; job.CountOf(Stalled) == stalled; attempt++)
            {
                Assert.SkipWhen(attempt > Attempts, "the lane came back after its session each time");
                await ForgetAsync(run, cluster, job);
                await UntilAsync(run, "all are somebody's", group => AssignedIn(group) == RunTopics.Partitions);
                await DisposeAsync();
            }
            run.Injected++;
        });
        await run.EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Guest guest in _guests) await guest.DisposeAsync();
        _guests.Clear();
    }

    /// <summary>
    /// Its transactions stand still, too, so the lane begins a session anew by itself: that is the join that is taken
    /// back.
    /// </summary>
    private async Task ForgetAsync(FaultRun run, KafkaCluster cluster, JobInstance job)
    {
        int restored = job.CountOf(Restored), stalled;
        Guest guest = Join(run, "guest");
        await UntilAsync(run, "the guest has its share", _ => guest.Owned == RunTopics.Partitions / 2);
        // Within a restore it would have no transaction that could stand still.
        await job.LogsAsync(Restored, restored + RunTopics.Partitions / 2, _deadline);
        ConsumerGroupDescription group = await DescribeAsync(run);
        _coordinator = $"{group.Coordinator.Host}:{group.Coordinator.Port}";
        string lane = $"{run.Topics.Group}-only-0", former = IdOf(lane, group);
        int node = group.Coordinator.Id % Nodes + 1;
        int fenced = job.CountOf(Fenced);
        await cluster.PauseAsync(node);
        try
        {
            await UntilAsync(run, "the lane joins anew", now => IdOf(lane, now) != former);
            await DisposeAsync(); // The group has not missed the guest yet when it is back.
            Join(run, "other");
            await UntilAsync(run, "a generation begins", now => now.State == ConsumerGroupState.PreparingRebalance);
            Join(run, "guest");
            await UntilAsync(run, "all are in it", now => now.State == ConsumerGroupState.CompletingRebalance);
            await job.LogsAsync(Fenced, fenced + 1, _deadline);
            (restored, stalled) = (job.CountOf(Restored), job.CountOf(Stalled));
        }
        finally
        {
            await cluster.ResumeAsync(node);
        }
        // Its former name is missed after a session, too. A lane whose transaction takes longer than that to be ended
        // is a new member.
        await Eventually.TrueAsync(
            "the lane gets nothing, or is a new member", _deadline,
            () => Task.FromResult(job.CountOf(Stalled) > stalled || job.CountOf(Restored) > restored), () => job.Log);
    }

    private Guest Join(FaultRun run, string name)
    {
        Guest guest = new(run.Topics, _coordinator, name, _session);
        _guests.Add(guest);
        return guest;
    }

    private Task UntilAsync(FaultRun run, string what, Func<ConsumerGroupDescription, bool> condition) =>
        Eventually.TrueAsync(what, _deadline, async () => condition(await DescribeAsync(run)));

    private async Task<ConsumerGroupDescription> DescribeAsync(FaultRun run)
    {
        using IAdminClient admin = new AdminClientBuilder([new("bootstrap.servers", _coordinator)]).Build();
        DescribeConsumerGroupsResult found = await Patiently.AskAsync(
            "the group is described", () => admin.DescribeConsumerGroupsAsync([run.Topics.Group]));
        return found.ConsumerGroupDescriptions.Single();
    }

    private static string IdOf(string instance, ConsumerGroupDescription group) =>
        group.Members.SingleOrDefault(member => member.GroupInstanceId == instance)?.ConsumerId ?? "";

    private static int AssignedIn(ConsumerGroupDescription group) =>
        group.Members.Sum(member => member.Assignment.TopicPartitions.Count);
}

using System.Diagnostics;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Millrace.Brokers;
using Millrace.Runtime.Clients;
using static Millrace.Runtime.Lanes.Membership.MembershipDecision;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>
/// A defect of Kafka (4.3.1): the join of a static member that cannot be written in time is taken back, also when the
/// group has begun another generation with it. What it is given there is nobody's from then on.
/// </summary>
public sealed class UnassignedPartitionsTests : IAsyncDisposable
{
    private const int Nodes = 3, PartitionCount = 6;
    private const string Topic = "orders", Group = "group";
    private static readonly TimeSpan _session = TimeSpan.FromSeconds(10), _patience = TimeSpan.FromSeconds(30);

    private readonly List<GroupMember> _members = [];
    private KafkaCluster? _cluster;
    private string _bootstrap = "";

    [Fact]
    public async Task The_group_tells_and_spreads_them_anew_when_a_member_is_away_for_a_session()
    {
        Assert.SkipWhen(KafkaCluster.Obstacle is not null, $"needs brokers of its own: {KafkaCluster.Obstacle}");
        await StartAsync();
        await MakeGroupForgetFirstAsync();
        GroupMember first = Join("first");
        PollUntil("it is given nothing", () => first.IsTold);
        Assert.Equal([0, 2, 2], _members.Select(static member => member.Owned).Order());

        using ClusterAdmin admin = new(
            new Dictionary<string, string> { ["bootstrap.servers"] = _bootstrap }, Group, static _ => { });
        TopicPartition[] all = [.. Enumerable.Range(0, PartitionCount).Select(one => new TopicPartition(Topic, one))];
        Assert.Equal(
            Answer.LeaveForASession,
            Decide(new(admin.DescribeGroup(Group), true, Patience, TimeSpan.Zero, _session), all));

        Drop(first);
        PollUntil("the others have all", () => _members.Sum(static member => member.Owned) == PartitionCount);
        Join("first");
        PollUntil("each has its share", () => _members.TrueForAll(static member => member.Owned == 2));
        Assert.Empty(Unassigned(admin.DescribeGroup(Group), all));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (GroupMember member in _members) member.Dispose();
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    /// <summary>A follower may stand still for long, and what cannot be written meanwhile is given up sooner.</summary>
    private async Task StartAsync()
    {
        _cluster = await KafkaCluster.StartAsync(
            brokers: Nodes, properties: ["broker.session.timeout.ms=60000", "offsets.commit.timeout.ms=7000"]);
        _bootstrap = _cluster.BootstrapServers;
        using IAdminClient admin = new AdminClientBuilder([new("bootstrap.servers", _bootstrap)]).Build();
        await Patiently.DoAsync("a topic is created", () => admin.CreateTopicsAsync(
            [new TopicSpecification { Name = Topic, NumPartitions = PartitionCount, ReplicationFactor = Nodes }]));
    }

    /// <summary>
    /// The first member's join is not yet written when the others begin a generation; it is taken back before the
    /// assignment of that generation is.
    /// </summary>
    private async Task MakeGroupForgetFirstAsync()
    {
        (GroupMember first, GroupMember second) = (Join("first"), Join("second"));
        PollUntil("both have their share", () => first.Owned == 3 && second.Owned == 3);
        Node coordinator = (await DescribeAsync()).Coordinator;
        _bootstrap = $"{coordinator.Host}:{coordinator.Port}"; // the others may be frozen
        string former = IdOf("first", await DescribeAsync());
        await _cluster!.PauseAsync(coordinator.Id % Nodes + 1);

        Drop(first);
        Drop(second);
        first = Join("first");
        await UntilAsync("it is known anew", group => IdOf("first", group) != former);
        Join("third");
        await UntilAsync("a generation begins", group => group.State == ConsumerGroupState.PreparingRebalance);
        Join("second");
        await UntilAsync("all are in it", group => group.State == ConsumerGroupState.CompletingRebalance);
        PollUntil("the join is taken back", () => first.IsFenced);
        Drop(first);
        await _cluster.ResumeAsync(coordinator.Id % Nodes + 1);
        PollUntil("the others have their share", () => _members.TrueForAll(static member => member.Owned == 2));
    }

    private GroupMember Join(string instance)
    {
        GroupMember member = new(
            TestClient.Options(
                _bootstrap, ("group.instance.id", instance), ("heartbeat.interval.ms", "500"),
                ("session.timeout.ms", $"{_session.TotalMilliseconds}")),
            Group, Topic);
        _members.Add(member);
        return member;
    }

    private void Drop(GroupMember member)
    {
        _members.Remove(member);
        member.Dispose();
    }

    private void PollUntil(string what, Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            foreach (GroupMember member in _members) member.Poll();
            Assert.True(watch.Elapsed < _patience, $"Not within {_patience}: {what}\n{string.Join('\n', _members)}");
        }
    }

    private Task UntilAsync(string what, Func<ConsumerGroupDescription, bool> condition) =>
        Eventually.TrueAsync(what, _patience, async () => condition(await DescribeAsync()));

    private async Task<ConsumerGroupDescription> DescribeAsync()
    {
        using IAdminClient admin = new AdminClientBuilder([new("bootstrap.servers", _bootstrap)]).Build();
        DescribeConsumerGroupsResult found = await Patiently.AskAsync(
            "the group is described", () => admin.DescribeConsumerGroupsAsync([Group]));
        return found.ConsumerGroupDescriptions.Single();
    }

    private static string IdOf(string instance, ConsumerGroupDescription group) =>
        group.Members.Single(member => member.GroupInstanceId == instance).ConsumerId;
}

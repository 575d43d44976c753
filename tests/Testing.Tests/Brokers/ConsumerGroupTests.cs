using Confluent.Kafka;
using Millrace.Testing.Brokers;

namespace Millrace.Testing.Tests.Brokers;

/// <summary>Groups as the coordinator has them.</summary>
public class ConsumerGroupTests
{
    private static readonly string[] _topics = ["t", "u"];

    [Fact]
    public void Partitions_are_spread_evenly_and_one_number_of_all_topics_goes_to_one_member()
    {
        ConsumerGroup group = new("g", static _ => 5, isEager: true);
        Membership[] members = [Join(group, "a"), Join(group, "b"), Join(group, "c")];
        Assert.Equal(10, members.Sum(static member => member.Target.Count));
        Assert.All(members, static member => Assert.InRange(member.Target.Count, 2, 4));
        Assert.All(members, static member => Assert.Equal(
            member.Target.Where(static p => p.Topic == "t").Select(static p => p.Partition.Value).Order(),
            member.Target.Where(static p => p.Topic == "u").Select(static p => p.Partition.Value).Order()));
    }

    [Fact]
    public void In_a_cooperative_rebalance_nobody_gets_what_another_still_holds()
    {
        ConsumerGroup group = new("g", static _ => 4, isEager: false);
        Membership first = Join(group, "a");
        first.Owned = [.. group.GainOf(first)];
        Membership second = Join(group, "b");
        Assert.Empty(group.GainOf(second));
        Assert.Equal(4, second.Target.Count);
        first.Owned.IntersectWith(first.Target);
        Assert.Equal(second.Target, group.GainOf(second).ToHashSet());
    }

    [Fact]
    public void An_eager_rebalance_waits_until_all_have_given_up_what_they_had()
    {
        ConsumerGroup group = new("g", static _ => 4, isEager: true);
        Membership first = Join(group, "a");
        first.Owned = [.. group.GainOf(first)];
        Join(group, "b");
        Assert.True(group.IsRebalancing);
        first.Owned.Clear();
        first.HasJoined = true;
        group.TryComplete();
        Assert.False(group.IsRebalancing);
        Assert.Equal(4, first.Target.Count);
    }

    [Fact]
    public void A_static_member_that_comes_back_has_its_partitions_at_once_and_the_old_one_is_fenced()
    {
        ConsumerGroup group = new("g", static _ => 4, isEager: true);
        Membership first = group.Join("a", "instance", _topics, static () => true);
        int generation = group.Generation;

        Membership second = group.Join("a", "instance", _topics, static () => true);

        Assert.True(first.IsGone);
        Assert.Equal((generation, 8), (group.Generation, second.Target.Count));
        Assert.Equal(ErrorCode.FencedInstanceId, Check(group, first.MemberId, generation, "instance"));
        Assert.Equal(ErrorCode.NoError, Check(group, second.MemberId, generation, "instance"));
    }

    [Fact]
    public void Commits_are_checked_as_brokers_do_and_no_further()
    {
        ConsumerGroup group = new("g", static _ => 4, isEager: true);
        Membership member = Join(group, "a");
        Assert.Equal(ErrorCode.NoError, Check(group, member.MemberId, group.Generation));
        Assert.Equal(ErrorCode.IllegalGeneration, Check(group, member.MemberId, group.Generation - 1));
        Assert.Equal(ErrorCode.UnknownMemberId, Check(group, "stranger", group.Generation));
        Assert.Equal(ErrorCode.NoError, Check(group, "", -1));
        Assert.Equal(ErrorCode.UnknownMemberId, group.Check(new("g", "", -1, null), isTransactional: false));
    }

    private static Membership Join(ConsumerGroup group, string client) =>
        group.Join(client, null, _topics, static () => true);

    private static ErrorCode Check(ConsumerGroup group, string member, int generation, string? instance = null) =>
        group.Check(new("g", member, generation, instance), isTransactional: true);
}

using Confluent.Kafka;
using Millrace.Runtime.Clients;
using static Millrace.Runtime.Lanes.Membership.MembershipDecision;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>A lane that has no partition: what it does by what the coordinator says.</summary>
public sealed class MembershipDecisionTests
{
    private static readonly TopicPartition[] _partitions = [new("events", 0), new("events", 1)];

    /// <summary>The group has not taken it in: by its state, and by the seconds that it has waited.</summary>
    [Theory]
    [InlineData(ConsumerGroupState.Stable, 14, nameof(Answer.Wait))]
    [InlineData(ConsumerGroupState.Stable, 15, nameof(Answer.BeginAgain))]
    [InlineData(ConsumerGroupState.Empty, 15, nameof(Answer.BeginAgain))]
    [InlineData(ConsumerGroupState.Dead, 29, nameof(Answer.Wait))]
    [InlineData(ConsumerGroupState.Dead, 30, nameof(Answer.BeginAgain))]
    [InlineData(null, 29, nameof(Answer.Wait))]
    [InlineData(null, 30, nameof(Answer.BeginAgain))]
    public void An_answer_that_does_not_come(ConsumerGroupState? state, int seconds, string expected) =>
        Assert.Equal(expected, Decide(Waiting(state, isMember: false, nothing: seconds), _partitions).ToString());

    /// <summary>Sessions that are longer than that do not make the lane wait longer.</summary>
    [Fact]
    public void A_long_session() => Assert.Equal(
        Answer.BeginAgain,
        Decide(
            Waiting(ConsumerGroupState.Stable, isMember: false, nothing: 30) with { SessionTimeout = Seconds(300) },
            _partitions));

    /// <summary>Members that restore hold a rebalance up, however long this one has had nothing.</summary>
    [Theory]
    [InlineData(ConsumerGroupState.PreparingRebalance, 59, nameof(Answer.Wait))]
    [InlineData(ConsumerGroupState.CompletingRebalance, 59, nameof(Answer.Wait))]
    [InlineData(ConsumerGroupState.PreparingRebalance, 60, nameof(Answer.BeginAgain))]
    public void A_rebalance(ConsumerGroupState state, int seconds, string expected) => Assert.All(
        [true, false],
        isMember => Assert.Equal(
            expected, Decide(Waiting(state, isMember, nothing: 1000, rebalancing: seconds), _partitions).ToString()));

    /// <summary>It has been taken in, and given nothing: who has the partitions?</summary>
    [Theory]
    [InlineData(ConsumerGroupState.Stable, new[] { 0, 1 }, 1000, nameof(Answer.Wait))]
    [InlineData(ConsumerGroupState.Stable, new[] { 1 }, 4, nameof(Answer.Wait))]
    [InlineData(ConsumerGroupState.Stable, new[] { 1 }, 5, nameof(Answer.LeaveForASession))]
    [InlineData(ConsumerGroupState.Stable, new int[0], 5, nameof(Answer.LeaveForASession))]
    [InlineData(ConsumerGroupState.CompletingRebalance, new int[0], 1000, nameof(Answer.Wait))]
    [InlineData(ConsumerGroupState.Dead, new int[0], 1000, nameof(Answer.Wait))]
    [InlineData(null, new int[0], 1000, nameof(Answer.Wait))]
    public void Nothing_was_given(ConsumerGroupState? state, int[] toOthers, int seconds, string expected) =>
        Assert.Equal(
            expected,
            Decide(Waiting(state, isMember: true, nothing: seconds, toOthers: toOthers), _partitions).ToString());

    private static Situation Waiting(
        ConsumerGroupState? state, bool isMember, int nothing, int rebalancing = 0, params int[] toOthers) => new(
        state is { } known
            ? new(known, [new("other", [.. toOthers.Select(static number => _partitions[number])]), new("own", [])])
            : null,
        isMember, Seconds(nothing), Seconds(rebalancing), Seconds(15));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}

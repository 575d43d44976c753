using Confluent.Kafka;
using Millrace.Runtime.Clients;

namespace Millrace.Runtime.Lanes.Membership;

/// <summary>
/// Decides what a lane does that its group gives nothing to: a pure function of what the coordinator says.
/// </summary>
internal static class MembershipDecision
{
    /// <summary>How long nothing is no reason to ask.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for an answer that may come, when it is not known whether it will.</summary>
    private static readonly TimeSpan _answerTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A rebalance waits for members that are busy, such as with a restore, for as long as max.poll.interval.ms; but it
    /// may be this member that is waited for. With ten restarts this is longer than those five minutes.
    /// </summary>
    private static readonly TimeSpan _rebalanceTimeout = TimeSpan.FromSeconds(60);

    /// <summary>What came out.</summary>
    internal enum Answer
    {
        /// <summary>What is missing may still come, or there is nothing to be had.</summary>
        Wait,

        /// <summary>The group owes no answer, and the client waits for one: a new one joins anew.</summary>
        BeginAgain,

        /// <summary>
        /// The group is stable, and has given partitions to nobody: it must spread them anew, for which a member has to
        /// go.
        /// </summary>
        LeaveForASession,
    }

    /// <param name="Group">The group; null when its coordinator does not answer.</param>
    /// <param name="IsMember">True when the group has taken the lane in.</param>
    /// <param name="NothingFor">For how long the lane has been in, or has waited to be, without a partition.</param>
    /// <param name="RebalancingFor">For how long the group has been seen in a rebalance.</param>
    /// <param name="SessionTimeout">After how long the group gives up on a silent member.</param>
    internal readonly record struct Situation(
        GroupFacts? Group, bool IsMember, TimeSpan NothingFor, TimeSpan RebalancingFor, TimeSpan SessionTimeout);

    /// <param name="now">What is known.</param>
    /// <param name="partitions">All partitions that the group has to give.</param>
    public static Answer Decide(Situation now, IEnumerable<TopicPartition> partitions)
    {
        if (now is { Group.IsRebalancing: true })
            return now.RebalancingFor >= _rebalanceTimeout ? Answer.BeginAgain : Answer.Wait;
        if (!now.IsMember) return now.NothingFor >= AnswerTimeout(now) ? Answer.BeginAgain : Answer.Wait;
        bool isStalled = now is { Group.IsStable: true } && now.NothingFor >= Patience
            && Unassigned(now.Group, partitions).Any();
        return isStalled ? Answer.LeaveForASession : Answer.Wait;
    }

    /// <summary>Partitions that no member is given.</summary>
    public static IEnumerable<TopicPartition> Unassigned(GroupFacts group, IEnumerable<TopicPartition> partitions) =>
        partitions.Except(group.Members.SelectMany(static member => member.Partitions));

    /// <summary>A group that is not in a rebalance has answered everybody; what is late is lost.</summary>
    private static TimeSpan AnswerTimeout(Situation now)
    {
        bool isQuiet = now.Group?.State is ConsumerGroupState.Stable or ConsumerGroupState.Empty;
        return isQuiet && now.SessionTimeout < _answerTimeout ? now.SessionTimeout : _answerTimeout;
    }
}

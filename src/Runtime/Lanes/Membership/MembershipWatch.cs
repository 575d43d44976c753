using Confluent.Kafka;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes.Jobs;

namespace Millrace.Runtime.Lanes.Membership;

/// <summary>
/// Looks after a lane that has no partition: whether its group still owes it an answer, and whether it has given all
/// partitions to somebody. What is wrong twice in a row ends the session. Owned by a lane.
/// </summary>
/// <remarks>
/// Brokers (4.3.1) take a static member's join back when they could not write it in five seconds, also when the group
/// has gone on meanwhile. Its partitions are given to the name that it had for these seconds then, which is to say to
/// nobody, and the group stays like that: a static member that comes back is given what it had.
/// </remarks>
internal sealed class MembershipWatch(JobContext job, string laneId)
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _sessionTimeout = ClientSettings.SessionTimeout(job.Plan);
    private bool _isMember;
    private long? _nothingSince, _rebalancingSince;
    private long _lookedAt;
    private MembershipDecision.Answer _last;

    /// <summary>To be called at each turn of the lane.</summary>
    /// <param name="isMember">True when the group has taken the lane in.</param>
    /// <param name="hasPartitions">True when it has been given something.</param>
    /// <exception cref="GroupStalledException">It will not be.</exception>
    public void OnTurn(bool isMember, bool hasPartitions)
    {
        if (hasPartitions || isMember != _isMember) (_nothingSince, _rebalancingSince, _last) = (null, null, default);
        _isMember = isMember;
        if (hasPartitions) return;
        _nothingSince ??= job.Time.GetTimestamp();
        if (Since(_nothingSince) < MembershipDecision.Patience || Since(_lookedAt) < _interval) return;
        _lookedAt = job.Time.GetTimestamp();
        Look(Ask());
    }

    private void Look(GroupFacts? group)
    {
        _rebalancingSince = group is { IsRebalancing: true } ? _rebalancingSince ?? job.Time.GetTimestamp() : null;
        TopicPartition[] partitions = [.. job.Topics.Values.SelectMany(static topic =>
            Enumerable.Range(0, topic.Partitions).Select(number => new TopicPartition(topic.Name, number)))];
        MembershipDecision.Answer answer = MembershipDecision.Decide(
            new(group, _isMember, Since(_nothingSince), Since(_rebalancingSince), _sessionTimeout), partitions);
        bool isSure = answer == _last;
        _last = answer;
        if (isSure && answer == MembershipDecision.Answer.BeginAgain) throw NotTakenIn(group);
        if (isSure && answer == MembershipDecision.Answer.LeaveForASession)
            throw NothingGiven(MembershipDecision.Unassigned(group!, partitions));
    }

    private GroupStalledException NotTakenIn(GroupFacts? group) => new(
        $"group '{job.Plan.GroupId}' ({(group == null ? "no answer" : group.State)}) has given the lane nothing for "
        + $"{Since(_nothingSince).TotalSeconds:F0} s", TimeSpan.Zero);

    private GroupStalledException NothingGiven(IEnumerable<TopicPartition> unassigned)
    {
        // A dynamic member is another one when it comes back, and partitions are spread anew at once.
        TimeSpan absence = job.Plan.HasStableInstanceId ? _sessionTimeout + _interval : TimeSpan.Zero;
        return new(
            $"group '{job.Plan.GroupId}' is stable and has given {string.Join(", ", unassigned)} to nobody; the lane "
            + $"leaves it for {absence.TotalSeconds:F0} s, so that it spreads them anew", absence);
    }

    private TimeSpan Since(long? timestamp) =>
        timestamp is { } then ? job.Time.GetElapsedTime(then) : TimeSpan.Zero;

    private GroupFacts? Ask()
    {
        try
        {
            using ClientCalls.Note call = job.Health.Lane(laneId).Calls.Enter("DescribeConsumerGroups");
            return job.Clients.Admin.DescribeGroup(job.Plan.GroupId);
        }
        catch (KafkaException)
        {
            return null;
        }
    }
}

/// <summary>The group will give the lane nothing, as it is.</summary>
/// <param name="reason">Why.</param>
/// <param name="absence">For how long the lane is to stay away from it.</param>
internal sealed class GroupStalledException(string reason, TimeSpan absence) : Exception(reason)
{
    public TimeSpan Absence { get; } = absence;
}

using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Testing.Brokers;
using Millrace.Testing.Processes;

namespace Millrace.Testing.Clients;

/// <summary>What a client calls itself in its group.</summary>
/// <param name="ClientId">Its name in listings of members.</param>
/// <param name="InstanceId">The name of its static membership; null for none.</param>
internal sealed record MemberNames(string ClientId, string? InstanceId);

/// <summary>
/// A reader's half of its group: joins, tells the listener what comes and goes, and notices when the group has gone on
/// without it. Owned by a reader.
/// </summary>
internal sealed class GroupMembership(
    InMemoryCluster cluster, ConsumerGroup group, MemberNames names, Circumstances meets, ProcessLife life)
{
    private Membership? _member;
    private Membership? _silentlyRejoined;

    public IReadOnlyList<string> Topics { get; set; } = [];

    /// <summary>Who the client is now, by what it knows itself; null while it is no member.</summary>
    public GroupMember? Current
    {
        get
        {
            if (_silentlyRejoined == null && _member is { IsGone: true } && meets.RejoinsSilently())
                _silentlyRejoined = Join();
            Membership? now = _silentlyRejoined ?? (_member is { IsGone: false, GenerationTold: > 0 } ? _member : null);
            return now == null
                ? null
                : new(now.MemberId, new GroupMetadata(group.Name, now.MemberId, group.Generation, names.InstanceId));
        }
    }

    /// <summary>
    /// Takes part in what goes on in the group, and tells the listener; where to read from goes into
    /// <paramref name="positions"/>.
    /// </summary>
    /// <returns>True when something has moved.</returns>
    public bool Advance(IAssignmentListener listener, Dictionary<TopicPartition, long> positions)
    {
        if (_member is { IsGone: true }) return Lose(listener, positions);
        _member ??= Join();
        bool hasGivenUp = GiveUp(listener, positions);
        return (!group.IsRebalancing && Take(_member, listener, positions)) || hasGivenUp;
    }

    /// <summary>
    /// The last partition goes to another member and comes back, as a cooperative rebalance does it: the others stay.
    /// It comes to a member only: a client that the group has given up meanwhile would have to join first.
    /// </summary>
    public void LetLastGoAndComeBack(IAssignmentListener listener, Dictionary<TopicPartition, long> positions)
    {
        int last = positions.Keys.Max(static partition => partition.Partition.Value);
        TopicPartition[] moving = [.. positions.Keys.Where(partition => partition.Partition.Value == last)];
        listener.OnRevoked(moving);
        foreach (TopicPartition partition in moving) positions.Remove(partition);
        if (_member is not { IsGone: false }) return;
        foreach (TopicPartitionOffset position in listener.OnAssigned(moving))
            positions[position.TopicPartition] = position.Offset.Value;
    }

    public ErrorCode CheckCommit() => _member is { IsGone: false }
        ? group.Check(new(group.Name, _member.MemberId, group.Generation, names.InstanceId), isTransactional: false)
        : ErrorCode.UnknownMemberId;

    /// <summary>Gives everything up and leaves; a static member stays until its session is over.</summary>
    public void Leave(IAssignmentListener? listener)
    {
        if (_silentlyRejoined != null) group.Remove(_silentlyRejoined);
        if (_member is not { IsGone: false } member) return;
        try
        {
            if (member.Owned.Count > 0) listener?.OnRevoked([.. member.Owned]);
        }
        finally
        {
            member.Owned.Clear();
            if (names.InstanceId == null) group.Remove(member);
            else Expire(static () => true, member);
        }
    }

    private Membership Join()
    {
        Membership member = group.Join(names.ClientId, names.InstanceId, Topics, () => life.IsResponsive);
        life.FellSilent += () => ExpireInSilence(member);
        return member;
    }

    /// <summary>The group gives up on the member when it stays silent from now on.</summary>
    private void ExpireInSilence(Membership member)
    {
        int silence = life.Silences;
        Expire(() => life.Silences == silence && !life.IsResponsive, member);
    }

    /// <summary>A coordinator that comes back after an outage begins to count anew.</summary>
    private void Expire(Func<bool> isSilent, Membership member) =>
        cluster.Agenda.After(cluster.SessionTimeout, () =>
        {
            if (!isSilent()) return;
            if (cluster.IsReachable) group.Remove(member);
            else Expire(isSilent, member);
        });

    /// <summary>The group has gone on without it.</summary>
    private bool Lose(IAssignmentListener listener, Dictionary<TopicPartition, long> positions)
    {
        TopicPartition[] lost = [.. _member!.Owned];
        (_member, _silentlyRejoined) = (_silentlyRejoined, null);
        positions.Clear();
        if (lost.Length > 0) listener.OnLost(lost);
        return true;
    }

    private bool GiveUp(IAssignmentListener listener, Dictionary<TopicPartition, long> positions)
    {
        Membership member = _member!;
        TopicPartition[] revoked = group switch
        {
            { IsEager: true, IsRebalancing: true } => [.. member.Owned],
            { IsEager: false } => [.. member.Owned.Except(member.Target)],
            _ => [],
        };
        if (revoked.Length == 0) return false;
        foreach (TopicPartition partition in revoked) positions.Remove(partition);
        try
        {
            listener.OnRevoked(revoked);
        }
        finally
        {
            if (!member.IsGone && !life.Crash.HasCrashed) Rejoin(member, revoked);
        }
        return true;
    }

    private void Rejoin(Membership member, TopicPartition[] revoked)
    {
        member.Owned.ExceptWith(revoked);
        member.HasJoined = true;
        if (group.IsEager) group.TryComplete();
        else group.Rebalance();
    }

    /// <summary>Takes what the group gives, and hears of a new generation also when that is nothing.</summary>
    private bool Take(
        Membership member, IAssignmentListener listener, Dictionary<TopicPartition, long> positions)
    {
        List<TopicPartition> gained = group.GainOf(member);
        if (gained.Count == 0 && member.GenerationTold == group.Generation && !meets.RepeatsControl()) return false;
        member.GenerationTold = group.Generation;
        member.Owned.UnionWith(gained);
        foreach (TopicPartitionOffset position in listener.OnAssigned(gained))
            positions[position.TopicPartition] = position.Offset.Value;
        return true;
    }
}

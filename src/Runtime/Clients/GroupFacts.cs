using Confluent.Kafka;

namespace Millrace.Runtime.Clients;

/// <summary>A consumer group as its coordinator has it.</summary>
/// <param name="State">What the group is at; coordinators do not tell of every kind of group.</param>
/// <param name="Members">Its live members.</param>
internal sealed record GroupFacts(ConsumerGroupState State, IReadOnlyCollection<GroupMemberFacts> Members)
{
    /// <summary>True when nothing goes on there: each member has been told what it is given.</summary>
    public bool IsStable => State == ConsumerGroupState.Stable;

    /// <summary>True while it waits for members to join, or for the leader to say who is given what.</summary>
    public bool IsRebalancing =>
        State is ConsumerGroupState.PreparingRebalance or ConsumerGroupState.CompletingRebalance;

    /// <summary>The client ids of the members.</summary>
    public IEnumerable<string> ClientIds => Members.Select(static member => member.ClientId);
}

/// <summary>A member of a group.</summary>
/// <param name="ClientId">What its client calls itself.</param>
/// <param name="Partitions">What it is given.</param>
internal sealed record GroupMemberFacts(string ClientId, IReadOnlyCollection<TopicPartition> Partitions);

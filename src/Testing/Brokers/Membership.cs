using Confluent.Kafka;

namespace Millrace.Testing.Brokers;

/// <summary>A membership in a group, from the join to the end of it.</summary>
internal sealed class Membership
{
    /// <summary>What the coordinator calls it.</summary>
    public required string MemberId { get; set; }

    /// <summary>What the client calls itself.</summary>
    public required string ClientId { get; init; }

    /// <summary>The name under which a restart takes the membership over; null for none (static membership).</summary>
    public required string? InstanceId { get; init; }

    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Whether it can take part in a rebalance now: its process lives and is not paused.</summary>
    public required Func<bool> IsResponsive { get; init; }

    /// <summary>What the client holds, by its own account.</summary>
    public HashSet<TopicPartition> Owned { get; set; } = [];

    /// <summary>What it is to hold.</summary>
    public HashSet<TopicPartition> Target { get; set; } = [];

    /// <summary>The last generation that the client has been told of; 0 before the first.</summary>
    public int GenerationTold { get; set; }

    /// <summary>True when it has given everything up and waits for the next generation (eager rebalances).</summary>
    public bool HasJoined { get; set; }

    /// <summary>True when the group goes on without it.</summary>
    public bool IsGone { get; set; }
}

/// <summary>Who a consumer says that it is when it commits.</summary>
internal sealed record GroupMetadata(string GroupId, string MemberId, int Generation, string? InstanceId)
    : IConsumerGroupMetadata;

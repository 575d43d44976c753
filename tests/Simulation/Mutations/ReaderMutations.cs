using Confluent.Kafka;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Reading;
using Millrace.Simulation.Tests.Ports;
using Millrace.Testing.Brokers;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>Commits as whoever the client is at the moment.</summary>
internal sealed class FreshMember(IRecordReader inner) : DelegatingReader(inner)
{
    public override GroupMember? CurrentMember() => base.CurrentMember() is { } now
        ? now with { MemberId = "whoever" }
        : null;
}

/// <summary>Takes for the member that it was whoever it has become while something was assigned to it.</summary>
internal sealed class LateMember(IRecordReader inner) : DelegatingReader(inner)
{
    private readonly Dictionary<string, string> _former = [];

    public override void Subscribe(IReadOnlyList<string> topics, IAssignmentListener listener) =>
        base.Subscribe(topics, new AssignedListener(this, listener));

    public override GroupMember? CurrentMember() => base.CurrentMember() is { } now
        ? now with { MemberId = _former.GetValueOrDefault(now.MemberId, now.MemberId) }
        : null;

    private sealed class AssignedListener(LateMember reader, IAssignmentListener inner) : DelegatingListener(inner)
    {
        public override IReadOnlyList<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions)
        {
            string? former = reader.CurrentMember()?.MemberId;
            IReadOnlyList<TopicPartitionOffset> positions = base.OnAssigned(partitions);
            if (former != null && reader.CurrentMember()?.MemberId is { } now && now != former)
                reader._former[now] = former;
            return positions;
        }
    }
}

/// <summary>Commits as nobody, which brokers take in a transaction.</summary>
internal sealed class NoMember(IRecordReader inner, string group) : DelegatingReader(inner)
{
    public override GroupMember? CurrentMember() => new("whoever", new GroupMetadata(group, "", -1, null));
}

/// <summary>Does not go back when a round is taken back.</summary>
internal sealed class SeeklessReader(IRecordReader inner) : DelegatingReader(inner)
{
    public override void Seek(TopicPartitionOffset position) { }
}

/// <summary>A reader whose listener hears something else.</summary>
internal sealed class ListeningReader(IRecordReader inner, Func<IAssignmentListener, IAssignmentListener> change)
    : DelegatingReader(inner)
{
    public override void Subscribe(IReadOnlyList<string> topics, IAssignmentListener listener) =>
        base.Subscribe(topics, change(listener));
}

/// <summary>Lets the tasks go; what they have written stays in the transaction.</summary>
internal sealed class RevokedWithoutCommit(IAssignmentListener inner) : DelegatingListener(inner)
{
    private readonly LaneTasks _tasks = (LaneTasks)inner;

    public override void OnRevoked(IReadOnlyList<TopicPartition> partitions)
    {
        bool wasAbandoned = _tasks.IsAbandoned;
        _tasks.IsAbandoned = true;
        base.OnRevoked(partitions);
        _tasks.IsAbandoned = wasAbandoned;
    }
}

/// <summary>The lane does not hear that partitions go.</summary>
internal sealed class RevokedUnheard(IAssignmentListener inner) : DelegatingListener(inner)
{
    public override void OnRevoked(IReadOnlyList<TopicPartition> partitions) { }
}

/// <summary>The lane takes lost partitions for revoked ones.</summary>
internal sealed class LostAsRevoked(IAssignmentListener inner) : DelegatingListener(inner)
{
    public override void OnLost(IReadOnlyList<TopicPartition> partitions) => OnRevoked(partitions);
}

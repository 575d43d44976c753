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

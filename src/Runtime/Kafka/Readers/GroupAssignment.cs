using System.Runtime.ExceptionServices;
using Confluent.Kafka;
using Millrace.Runtime.Health;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Kafka.Readers;

/// <summary>
/// Stands between the client's rebalance call-backs and the lane's listener. Call-backs run on the lane's thread,
/// inside a fetch or a close. An exception must not leave them (the client would let go of everything and go on): it
/// is kept here for the reader to throw. What moved during a fetch is known until the next one begins.
/// </summary>
internal sealed class GroupAssignment(ClientCalls calls)
{
    private readonly HashSet<TopicPartition> _taken = [];
    private readonly Dictionary<TopicPartition, TopicPartitionOffset> _returned = [];
    private IAssignmentListener? _listener;
    private ExceptionDispatchInfo? _failure;
    private bool _unusable;

    /// <summary>Who is told.</summary>
    public void Listen(IAssignmentListener listener) => _listener = listener;

    /// <summary>Forgets what moved during the fetch before.</summary>
    public void BeginFetch()
    {
        _taken.Clear();
        _returned.Clear();
    }

    /// <summary>
    /// True when records of the partition in the present batch may be from before it was taken away, so none may be
    /// handed on.
    /// </summary>
    public bool IsStale(string topic, int partition) =>
        _taken.Count > 0 && _taken.Contains(new TopicPartition(topic, partition));

    /// <summary>The partition goes on from elsewhere: what the present batch has of it is not handed on.</summary>
    public void Outdate(TopicPartition partition) => _taken.Add(partition);

    /// <summary>Partitions that were taken away and came back within one fetch, and where they go on.</summary>
    public IReadOnlyList<TopicPartitionOffset> Returned => _returned.Count == 0 ? [] : [.. _returned.Values];

    /// <summary>Throws what a call-back of the listener threw.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is not { } failure) return;
        if (!_unusable) _failure = null;
        failure.Throw();
    }

    public IEnumerable<TopicPartitionOffset> Assigned(IConsumer<Ignore, Ignore> _, List<TopicPartition> partitions)
    {
        using ClientCalls.Note outside = calls.Leave();
        try
        {
            var positions = _listener!.OnAssigned(partitions);
            foreach (var position in positions)
                if (_taken.Contains(position.TopicPartition)) _returned[position.TopicPartition] = position;
            return positions;
        }
        catch (Exception failure)
        {
            // The client holds these partitions now and nobody is there to take their records: never go on.
            _unusable = true;
            Fail(failure);
            return partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Unset));
        }
    }

    public void Revoked(IConsumer<Ignore, Ignore> _, List<TopicPartitionOffset> positions) =>
        Take(positions, partitions => _listener!.OnRevoked(partitions));

    public void Lost(IConsumer<Ignore, Ignore> _, List<TopicPartitionOffset> positions) =>
        Take(positions, partitions => _listener!.OnLost(partitions));

    /// <summary>The reader leaves its group, and tells the listener so beforehand.</summary>
    public void GiveUp(IConsumer<Ignore, Ignore> consumer, bool isLost)
    {
        List<TopicPartitionOffset> all = consumer.Assignment.ConvertAll(
            static partition => new TopicPartitionOffset(partition, Offset.Unset));
        if (all.Count == 0) return;
        if (isLost) Lost(consumer, all);
        else Revoked(consumer, all);
    }

    private void Take(List<TopicPartitionOffset> positions, Action<IReadOnlyList<TopicPartition>> tell)
    {
        var partitions = positions.ConvertAll(position => position.TopicPartition);
        _taken.UnionWith(partitions);
        foreach (var partition in partitions) _returned.Remove(partition);
        using ClientCalls.Note outside = calls.Leave();
        try
        {
            tell(partitions);
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    /// <summary>The first failure wins: what follows is often its consequence.</summary>
    private void Fail(Exception failure) => _failure ??= ExceptionDispatchInfo.Capture(failure);
}

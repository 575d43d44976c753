using Confluent.Kafka;

namespace Millrace.Testing.Brokers;

/// <summary>A group's committed offsets, and those that open transactions are about to commit.</summary>
internal sealed class GroupOffsets
{
    private readonly Dictionary<object, Dictionary<TopicPartition, long>> _pending = [];

    public Dictionary<TopicPartition, long> Committed { get; } = [];

    /// <summary>Told of each offset that is committed, before it takes the place of the old one.</summary>
    public Action<TopicPartition, long> OnCommit { get; set; } = static (_, _) => { };

    /// <summary>True while a transaction can still change one of them.</summary>
    public bool IsUnstable(IReadOnlyCollection<TopicPartition> partitions) =>
        _pending.Values.Any(pending => pending.Keys.Any(partitions.Contains));

    public void SetPending(object transaction, Dictionary<TopicPartition, long> offsets) =>
        _pending[transaction] = offsets;

    /// <summary>A transaction with pending offsets is decided.</summary>
    public void Complete(object transaction, bool isCommitted)
    {
        if (!_pending.Remove(transaction, out Dictionary<TopicPartition, long>? offsets) || !isCommitted) return;
        foreach ((TopicPartition partition, long offset) in offsets) Commit(partition, offset);
    }

    public void Commit(TopicPartition partition, long offset)
    {
        OnCommit(partition, offset);
        Committed[partition] = offset;
    }
}

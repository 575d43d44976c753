using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing;

/// <summary>How a round of a lane becomes permanent; one of three, by what the job guarantees. Owned by a lane.</summary>
internal interface ICommitProtocol
{
    /// <summary>Begins a round.</summary>
    void Begin();

    /// <summary>Makes the round permanent: outputs, what <paramref name="writeState"/> writes, and the offsets.</summary>
    /// <param name="member">Who the lane was in its group when its partitions were assigned.</param>
    /// <param name="offsets">The next offsets of the partitions that the round has read.</param>
    /// <param name="writeState">Writes changed entries, then checkpoint records.</param>
    void Commit(GroupMember member, IReadOnlyList<TopicPartitionOffset> offsets, StateWriting writeState);

    /// <summary>Drops the round.</summary>
    void Abort();
}

/// <summary>The two halves of writing a checkpoint, so that a protocol can wait in between.</summary>
internal sealed record StateWriting(Action WriteEntries, Action WriteCheckpoints);

/// <summary>Exactly once: everything in one transaction, whose commit is the only commit point (KIP-447).</summary>
internal sealed class TransactionalCommit(IRecordWriter writer, TimeSpan timeout) : ICommitProtocol
{
    public void Begin() => writer.Begin();

    public void Commit(GroupMember member, IReadOnlyList<TopicPartitionOffset> offsets, StateWriting writeState)
    {
        writeState.WriteEntries();
        writeState.WriteCheckpoints();
        writer.Flush(timeout);
        writer.SendOffsets(offsets, member, timeout);
        writer.Commit(timeout);
    }

    public void Abort() => writer.Abort(timeout);
}

/// <summary>
/// At least once: outputs and entries are acknowledged before the checkpoint record that counts on them, and that before the
/// group's offsets move.
/// </summary>
internal sealed class FlushedCommit(IRecordWriter writer, IRecordReader reader, TimeSpan timeout) : ICommitProtocol
{
    public void Begin() { }

    public void Commit(GroupMember member, IReadOnlyList<TopicPartitionOffset> offsets, StateWriting writeState)
    {
        writeState.WriteEntries();
        writer.Flush(timeout);
        writeState.WriteCheckpoints();
        writer.Flush(timeout);
        GroupOffsets.Commit(reader, offsets);
    }

    public void Abort() { }
}

/// <summary>Commits the group's offsets where they are not what the job goes on from.</summary>
internal static class GroupOffsets
{
    /// <summary>Commits, unless the group is busy with a rebalance: the next commit has these offsets too.</summary>
    public static void Commit(IRecordReader reader, IReadOnlyList<TopicPartitionOffset> offsets)
    {
        try
        {
            reader.Commit(offsets);
        }
        catch (KafkaException e) when (e.Error.Code == ErrorCode.RebalanceInProgress)
        {
        }
    }
}

/// <summary>No checkpoints: only the group's offsets move, without waiting for outputs.</summary>
internal sealed class OffsetsOnlyCommit(IRecordReader reader) : ICommitProtocol
{
    public void Begin() { }

    public void Commit(GroupMember member, IReadOnlyList<TopicPartitionOffset> offsets, StateWriting writeState)
    {
        writeState.WriteEntries();
        GroupOffsets.Commit(reader, offsets);
    }

    public void Abort() { }
}

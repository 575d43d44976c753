using Confluent.Kafka;
using Millrace.Runtime.Reading;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Checkpointing.Rounds;

/// <summary>
/// How a round of a lane becomes permanent; one of three, by what the job guarantees. Owned by a lane.
/// </summary>
internal interface ICommitProtocol
{
    /// <summary>True when what is written ahead of a checkpoint is void without it.</summary>
    bool CanWriteAhead => false;

    /// <summary>Begins a round.</summary>
    void Begin();

    /// <summary>Makes the round permanent: outputs, what <paramref name="writing"/> writes, and the offsets.</summary>
    /// <param name="member">Who the lane is in its group.</param>
    /// <param name="offsets">The next offsets of the partitions that the round has read.</param>
    /// <param name="writing">Writes changed entries, then checkpoint records.</param>
    CommitReceipt Commit(GroupMember member, IReadOnlyList<TopicPartitionOffset> offsets, StateWriting writing);

    /// <summary>Drops the round.</summary>
    void Abort(TimeSpan timeout);
}

/// <summary>The two halves of writing a checkpoint, so that a protocol can wait in between.</summary>
internal sealed record StateWriting(Action WriteEntries, Action WriteCheckpoints);

/// <summary>What is to be known of a commit that has succeeded.</summary>
/// <param name="CommitTook">How long the commit request itself took; zero where there is none.</param>
/// <param name="HasGroupOffsets">
/// False when the group was too busy to take its offsets; the next commit must repeat them.
/// </param>
internal readonly record struct CommitReceipt(TimeSpan CommitTook, bool HasGroupOffsets);

/// <summary>Exactly once: everything in one transaction, whose commit is the only commit point (KIP-447).</summary>
internal sealed class TransactionalCommit(IRecordWriter writer, TimeSpan timeout, TimeProvider time) : ICommitProtocol
{
    public bool CanWriteAhead => true;

    public void Begin() => writer.Begin();

    public CommitReceipt Commit(GroupMember member, IReadOnlyList<TopicPartitionOffset> offsets, StateWriting writing)
    {
        writing.WriteEntries();
        writing.WriteCheckpoints();
        writer.Flush(timeout);
        writer.SendOffsets(offsets, member, timeout);
        long startedAt = time.GetTimestamp();
        writer.Commit(timeout);
        return new(time.GetElapsedTime(startedAt), HasGroupOffsets: true);
    }

    public void Abort(TimeSpan abortTimeout) => writer.Abort(abortTimeout);
}

/// <summary>
/// At least once: outputs and entries are acknowledged before the checkpoint record that counts on them, and that
/// before the group's offsets move.
/// </summary>
internal sealed class FlushedCommit(IRecordWriter writer, IRecordReader reader, TimeSpan timeout) : ICommitProtocol
{
    public void Begin() { }

    public CommitReceipt Commit(GroupMember member, IReadOnlyList<TopicPartitionOffset> offsets, StateWriting writing)
    {
        writing.WriteEntries();
        writer.Flush(timeout);
        writing.WriteCheckpoints();
        writer.Flush(timeout);
        return new(TimeSpan.Zero, GroupOffsets.TryCommit(reader, offsets));
    }

    public void Abort(TimeSpan abortTimeout) { }
}

/// <summary>
/// No checkpoints: the group's offsets move behind outputs that are acknowledged; state stays in memory.
/// </summary>
internal sealed class OffsetsOnlyCommit(IRecordWriter writer, IRecordReader reader, TimeSpan timeout) : ICommitProtocol
{
    public void Begin() { }

    public CommitReceipt Commit(GroupMember member, IReadOnlyList<TopicPartitionOffset> offsets, StateWriting writing)
    {
        writing.WriteEntries();
        writer.Flush(timeout);
        return new(TimeSpan.Zero, GroupOffsets.TryCommit(reader, offsets));
    }

    public void Abort(TimeSpan abortTimeout) { }
}

/// <summary>The group's offsets, where they are committed outside of transactions.</summary>
internal static class GroupOffsets
{
    /// <summary>
    /// Commits them; false while the group is busy with a rebalance, which is no reason to begin again.
    /// </summary>
    public static bool TryCommit(IRecordReader reader, IReadOnlyList<TopicPartitionOffset> offsets)
    {
        try
        {
            reader.Commit(offsets);
            return true;
        }
        catch (KafkaException e) when (e.Error.Code == ErrorCode.RebalanceInProgress)
        {
            return false;
        }
    }
}

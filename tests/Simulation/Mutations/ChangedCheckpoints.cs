using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Reading;
using Millrace.State;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>Hands on what the state topic has, with other checkpoint records.</summary>
internal class ChangedCheckpoints(IScanReceiver inner, Func<CheckpointRecord, CheckpointRecord> change) : IScanReceiver
{
    public virtual void OnRecord(
        int partition, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (!StateEntry.IsCheckpoint(key)) inner.OnRecord(partition, offset, key, value, hasValue);
        else Send(partition, offset, key, TopicFrame.BodyOf(key, value, out _));
    }

    public void OnLeft(int partition, long offsets) => inner.OnLeft(partition, offsets);

    public void OnBlocked(int partition) => inner.OnBlocked(partition);

    /// <summary>Hands on a checkpoint record, changed and in a frame.</summary>
    protected void Send(int partition, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> record)
    {
        using RecordBuffer bytes = new();
        TopicFrame.Begin(bytes, TopicRecordKind.Whole);
        bytes.Write(record.ToArray().With(change));
        TopicFrame.End(bytes, key);
        inner.OnRecord(partition, offset, key, bytes.Written, hasValue: true);
    }
}

/// <summary>Changes of checkpoint records.</summary>
internal static class CheckpointBytes
{
    public static byte[] With(this byte[] record, Func<CheckpointRecord, CheckpointRecord> change)
    {
        using RecordBuffer bytes = new();
        change(CheckpointRecord.Read(record)).Write(new StateWriter(bytes));
        return bytes.Written.ToArray();
    }

    /// <summary>How many entries a state has is not in it.</summary>
    public static CheckpointRecord Uncounted(CheckpointRecord record) =>
        record with { States = [.. record.States.Select(static state => state with { Entries = null })] };
}

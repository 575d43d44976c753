namespace Millrace.Runtime.Checkpointing.Entries;

/// <summary>Finds the last checkpoint record among the records at the end of a state topic's partition.</summary>
internal sealed class LastCheckpoint : ICheckpointReceiver
{
    /// <summary>The last one; null when there is none among the records seen.</summary>
    public CheckpointRecord? Record { get; private set; }

    public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        if (StateEntry.IsCheckpoint(key)) Record = CheckpointRecord.Read(value);
    }
}

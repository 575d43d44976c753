namespace Millrace.Runtime.Checkpointing;

/// <summary>Reads partitions of the state topic, committed records only. Used by one thread.</summary>
internal interface IStateTopicReader : IDisposable
{
    /// <summary>
    /// Hands every committed record to <paramref name="receiver"/>, from the oldest up to the end that the partition
    /// has now.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="receiver">Takes the records.</param>
    /// <param name="onBlocked">Called when an open transaction holds the end back, and again from time to time.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="TimeoutException">The end did not come within the deadline.</exception>
    void Read(int partition, IStateTopicReceiver receiver, Action onBlocked, CancellationToken stop);

    /// <summary>
    /// The last committed checkpoint record of a partition, or null when there is none. Reads the partition's tail
    /// only, and does not wait for open transactions.
    /// </summary>
    CheckpointRecord? FindLast(int partition, CancellationToken stop);
}

/// <summary>Takes the records of a state topic's partition.</summary>
internal interface IStateTopicReceiver
{
    /// <summary>One record; its bytes are valid only during the call.</summary>
    void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue);
}

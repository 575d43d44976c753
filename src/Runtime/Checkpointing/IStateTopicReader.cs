namespace Millrace.Runtime.Checkpointing;

/// <summary>Reads a partition of the state topic, committed records only. Owned by a lane.</summary>
internal interface IStateTopicReader : IDisposable
{
    /// <summary>
    /// Hands every committed record to <paramref name="receiver"/>, from the oldest up to the end that the partition has now.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="receiver">Takes the records.</param>
    /// <param name="onBlocked">
    /// Called when an open transaction holds the end back, again from time to time; false gives up waiting and returns
    /// with what is committed.
    /// </param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="TimeoutException">The end did not come within the deadline.</exception>
    void Read(int partition, IStateTopicReceiver receiver, Func<bool> onBlocked, CancellationToken stop);
}

/// <summary>Takes the records of a state topic's partition.</summary>
internal interface IStateTopicReceiver
{
    /// <summary>One record; its bytes are valid only during the call.</summary>
    void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue);
}

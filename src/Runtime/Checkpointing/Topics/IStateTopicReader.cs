using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>Reads partitions of the state topic as they are, committed records only. Used by one thread.</summary>
internal interface IStateTopicReader : IDisposable
{
    /// <summary>
    /// Hands over every committed record of the partitions, all of them side by side, each from the oldest up to the
    /// end that it has now. Waits where an open transaction holds that end back.
    /// </summary>
    /// <exception cref="TimeoutException">An end did not come within the deadline.</exception>
    void Read(IReadOnlyList<int> partitions, IScanReceiver receiver, CancellationToken stop);

    /// <summary>
    /// Hands over the last committed records of a partition, without waiting for open transactions.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="offsets">How many offsets to look at; the ends of transactions take one, too.</param>
    /// <param name="receiver">Takes the records.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>False when it has more than these.</returns>
    bool ReadTail(int partition, long offsets, IScanReceiver receiver, CancellationToken stop);
}

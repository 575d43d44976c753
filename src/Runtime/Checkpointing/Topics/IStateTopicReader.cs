using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>Reads partitions of the state topic as they are, committed records only. Used by one thread.</summary>
internal interface IStateTopicReader : IDisposable
{
    /// <summary>
    /// Hands over every committed record of the partitions, all of them side by side, each from an offset up to the
    /// end that it has now. Waits where an open transaction holds that end back.
    /// </summary>
    /// <exception cref="TimeoutException">An end did not come within the deadline.</exception>
    void Read(IReadOnlyList<PartitionStart> from, IScanReceiver receiver, CancellationToken stop);

    /// <summary>
    /// Hands over the last committed records of partitions, without waiting for open transactions.
    /// </summary>
    /// <param name="partitions">The partitions, which are read side by side.</param>
    /// <param name="offsets">How many offsets to look at; the ends of transactions take one, too.</param>
    /// <param name="receiver">Takes the records.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Those of the partitions that have more offsets than these.</returns>
    IReadOnlyList<int> ReadTails(
        IReadOnlyList<int> partitions, long offsets, IScanReceiver receiver, CancellationToken stop);
}

/// <summary>Where reading of a partition begins.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">The first offset; 0 for the oldest record that there is.</param>
internal readonly record struct PartitionStart(int Partition, long Offset = 0);

namespace Millrace.Runtime.Checkpointing.Topics;

/// <summary>
/// The accounts of chunks of the partitions that one session of a lane restores and writes. No two sessions share one:
/// a lane that has not yet heard that a partition was taken from it writes on, and must not touch what the new owner,
/// which may be a lane of the same process, goes by. Used by the lane's thread.
/// </summary>
internal sealed class LaneChunks
{
    private readonly Dictionary<int, ChunkedKeys> _byPartition = [];

    /// <summary>A partition is being restored: begins its account anew.</summary>
    public ChunkedKeys Begin(int partition) => _byPartition[partition] = new();

    /// <summary>The lane has let go of a partition.</summary>
    public void Forget(int partition) => _byPartition.Remove(partition);

    /// <summary>The account of a partition that was restored; an empty one when nothing was.</summary>
    public ChunkedKeys Of(int partition) =>
        _byPartition.TryGetValue(partition, out ChunkedKeys? chunked) ? chunked : Begin(partition);
}

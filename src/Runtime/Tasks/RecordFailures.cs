namespace Millrace.Runtime.Tasks;

/// <summary>
/// What a user's method has written can never be written, because of what it is (too large, for example).
/// </summary>
internal sealed class OutputRefusedException(Exception cause) : Exception(cause.Message, cause);

/// <summary>A user's method threw; its state changes and outputs are taken back already.</summary>
internal sealed class HandlerFailedException(string handler, string doing, Exception cause)
    : Exception($"{handler} failed {doing}: {cause.GetType().Name}: {cause.Message}", cause);

/// <summary>
/// A record cannot be decoded or handled. Nothing of it is left behind. Its lane commits what came before, so that the
/// job can go on right here once the cause is mended, or right behind it once somebody decides to skip it.
/// </summary>
internal sealed class RecordFailedException(string topic, int partition, long offset, string reason, Exception cause)
    : Exception($"Record {topic}[{partition}]@{offset} cannot be processed: {reason}", cause)
{
    public string Topic { get; } = topic;

    public int Partition { get; } = partition;

    public long Offset { get; } = offset;

    public string Reason { get; } = reason;

    /// <summary>True once everything before the record is committed, and nothing behind it.</summary>
    public bool IsReached { get; set; }
}

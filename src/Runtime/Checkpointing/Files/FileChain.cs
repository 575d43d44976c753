namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>
/// What a writer knows of the files of a task that it has written itself: a base, and the changes behind it.
/// </summary>
internal sealed record FileChain
{
    /// <summary>A base is not written anew for the sake of fewer bytes than these.</summary>
    public const long ChangedBytesMin = 1024 * 1024;

    /// <summary>More files than these take long to open.</summary>
    public const int ChangesMax = 1000;

    public required long BaseNumber { get; init; }

    public required long LastNumber { get; init; }

    public required long BaseBytes { get; init; }

    public long ChangedBytes { get; init; }

    /// <summary>Of the last file; the next one says that it belongs behind it.</summary>
    public required ulong Checksum { get; init; }

    public static FileChain Of(long number, FileEnd end) =>
        new() { BaseNumber = number, LastNumber = number, BaseBytes = end.Bytes, Checksum = end.Checksum };

    /// <summary>
    /// False when a base is better: another owner has written in between, or the changes have outgrown the base. So
    /// what is written for a base is never more than what changes have cost before it.
    /// </summary>
    public bool CanTake(long number) => number == LastNumber + 1
        && LastNumber - BaseNumber < ChangesMax
        && ChangedBytes <= Math.Max(BaseBytes, ChangedBytesMin);

    public FileChain With(FileEnd end) => this with
    {
        LastNumber = LastNumber + 1,
        ChangedBytes = ChangedBytes + end.Bytes,
        Checksum = end.Checksum,
    };
}

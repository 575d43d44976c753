using System.Globalization;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Objects;

namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>
/// The checkpoint files of one task, by number. The next number belongs to who creates it first, which keeps a former
/// owner of the task from writing on.
/// </summary>
internal sealed class TaskFiles(IObjectStore store, string group, int partition)
{
    private const string End = ".checkpoint";

    private readonly string _prefix = string.Create(
        CultureInfo.InvariantCulture, $"{ObjectName.Of(group)}/partition-{partition:D5}/");

    /// <summary>Their numbers, in ascending order.</summary>
    public IReadOnlyList<long> Numbers() => [.. store.List(_prefix).Select(NumberOf).OfType<long>()];

    public bool TryCreate(long number, Action<Stream> write) => store.TryCreate(NameOf(number), write);

    public Stream? Open(long number) => store.OpenRead(NameOf(number));

    public void Delete(long number) => store.Delete(NameOf(number));

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="CheckpointRefusedException">A newer version of Millrace wrote it.</exception>
    public CheckpointChain.FileFacts Inspect(long number)
    {
        using Stream? file = Open(number);
        if (file == null) return CheckpointChain.FileFacts.Broken("it is missing");
        try
        {
            (CheckpointFileHeader header, FileEnd end) = CheckpointFile.Read(file, null);
            return header.Group == group && header.Partition == partition && header.Number == number
                ? CheckpointChain.FileFacts.Whole(header, end.Checksum)
                : CheckpointChain.FileFacts.Broken(
                    $"it is number {header.Number} of partition {header.Partition} of group '{header.Group}'");
        }
        catch (RecordFormatException e)
        {
            return CheckpointChain.FileFacts.Broken(e.Reason);
        }
    }

    /// <summary>The base that a file builds on; null when the file does not tell.</summary>
    public long? BaseOf(long number)
    {
        using Stream? file = Open(number);
        if (file == null) return null;
        try
        {
            return CheckpointFile.ReadHeader(file).BaseNumber;
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }

    private string NameOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}{number:D19}{End}");

    /// <summary>Null for what was put there by somebody else.</summary>
    private long? NumberOf(string name) =>
        name.EndsWith(End, StringComparison.Ordinal)
        && long.TryParse(
            name.AsSpan(_prefix.Length, name.Length - _prefix.Length - End.Length), NumberStyles.None,
            CultureInfo.InvariantCulture, out long number)
            ? number
            : null;
}

using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Reading;
using Millrace.Simulation.Tests.Ports;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>A folder whose files are read as something else.</summary>
internal abstract class ChangedFiles(IObjectStore inner) : DelegatingObjectStore(inner)
{
    private readonly IObjectStore _inner = inner;

    public override Stream? OpenRead(string name)
    {
        using Stream? input = base.OpenRead(name);
        return input == null ? null : new MemoryStream(Change(name, input));
    }

    protected abstract byte[] Change(string name, Stream file);

    /// <summary>A file as it is; null when it is damaged, or cannot be read.</summary>
    protected FileContents? Read(string name) => FileContents.Read(_inner, name);
}

/// <summary>Takes the bytes of a checkpoint file as they are.</summary>
internal sealed class UncheckedFiles(IObjectStore inner) : ChangedFiles(inner)
{
    protected override byte[] Change(string name, Stream file)
    {
        byte[] bytes = FileContents.Bytes(file);
        return name.EndsWith(".checkpoint", StringComparison.Ordinal) ? FileContents.WithChecksums(bytes) : bytes;
    }
}

/// <summary>Each file of a cache is taken for all that its task has, and entries are not counted.</summary>
internal sealed class WholeFiles(IObjectStore inner) : ChangedFiles(inner)
{
    protected override byte[] Change(string name, Stream file) => Read(name) is { } contents
        ? contents.Write(contents.Header with { BaseNumber = contents.Header.Number }, CheckpointBytes.Uncounted)
        : FileContents.Bytes(file);
}

/// <summary>How many entries a state has is not known to the files of a cache.</summary>
internal sealed class UncountedFiles(IObjectStore inner) : ChangedFiles(inner)
{
    protected override byte[] Change(string name, Stream file) => Read(name) is { } contents
        ? contents.Write(contents.Header, CheckpointBytes.Uncounted)
        : FileContents.Bytes(file);
}

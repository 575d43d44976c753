using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Objects;

namespace Millrace.Runtime.Tests.Checkpointing.Files;

/// <summary>Writers and readers of one folder, as owners of a task follow one another.</summary>
public sealed class FileCheckpointStoreTests : IDisposable
{
    private const int Partition = 0;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("millrace-files-");

    private LocalFolder Folder => new(_root.FullName);

    [Fact]
    public void What_a_task_has_gone_back_to_is_kept_until_there_is_another_base_behind_the_next()
    {
        Write(1);
        Write(2);
        Damage(2);
        FileCheckpointWriter owner = Restore(expected: 1);
        Write(3, owner);
        Assert.Equal([1, 2, 3], Numbers());

        Damage(3);
        owner = Restore(expected: 1);
        Write(4, owner);
        Write(5);
        Assert.Equal([4, 5], Numbers());
    }

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>A base, by a new owner unless one is named.</summary>
    private void Write(long number, FileCheckpointWriter? owner = null)
    {
        owner ??= new(Folder, "group", NullLogger.Instance);
        owner.WriteEntries(new(Partition, number, []));
        owner.WriteRecord(Partition, new()
        {
            Number = number, Writer = "lane", WatermarkMs = 0, HasFinished = false, Sources = [], States = [],
        });
    }

    private FileCheckpointWriter Restore(long expected)
    {
        FileCheckpointWriter owner = new(Folder, "group", NullLogger.Instance);
        LastCheckpoint last = new();
        using FileCheckpointReader reader = new(Folder, "group", owner.OnGoneBack);
        reader.Read(Partition, last, static () => { }, CancellationToken.None);
        Assert.Equal(expected, last.Record?.Number);
        return owner;
    }

    private void Damage(long number)
    {
        string path = _root.GetFiles($"*{number}.checkpoint", SearchOption.AllDirectories).Single().FullName;
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private IReadOnlyList<long> Numbers() => new TaskFiles(Folder, "group", Partition).Numbers();
}

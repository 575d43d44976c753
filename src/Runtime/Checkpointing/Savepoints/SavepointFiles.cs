using System.Globalization;
using System.Text.Json;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Objects;
using Millrace.Runtime.State;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>
/// One savepoint: for each task a checkpoint file with all of its state and, behind it, a note of what is in it; last
/// of all the manifest, which makes them a savepoint. Whoever comes first creates each of them.
/// </summary>
internal sealed class SavepointFiles(IObjectStore store, string prefix)
{
    private const string Manifest = "manifest.json", FileEnd = ".checkpoint", NoteEnd = ".json";

    /// <summary>True when the manifest is there.</summary>
    public bool IsComplete
    {
        get
        {
            using Stream? manifest = store.OpenRead(prefix + Manifest);
            return manifest != null;
        }
    }

    /// <summary>The partition numbers of the tasks that are there.</summary>
    public IReadOnlySet<int> Partitions() => store.List(prefix + "partition-")
        .Where(static name => name.EndsWith(NoteEnd, StringComparison.Ordinal))
        .Select(name => int.Parse(
            name.AsSpan(prefix.Length + "partition-".Length, 5), NumberStyles.None, CultureInfo.InvariantCulture))
        .ToHashSet();

    /// <summary>Writes a task; nothing happens when it is there.</summary>
    public void Write(string group, int partition, CheckpointRecord checkpoint, IReadOnlyList<IStateStore> stores) =>
        Write(group, partition, checkpoint, output =>
        {
            using StateEntryWriter entries = new(output);
            foreach (IStateStore states in stores) states.WriteAll(entries);
        });

    /// <summary>Writes a task from its entries; nothing happens when it is there.</summary>
    public void Write(string group, int partition, CheckpointRecord checkpoint, Action<IStateEntryOutput> writeEntries)
    {
        CheckpointFileHeader header = new()
        {
            Group = group,
            Partition = partition,
            Number = checkpoint.Number,
            BaseNumber = checkpoint.Number,
            PreviousChecksum = 0,
        };
        string name = NameOf(partition);
        store.TryCreate(prefix + name + FileEnd, output =>
        {
            using CheckpointFile file = new(output, header);
            writeEntries(file);
            using StateEntryWriter record = new(file);
            record.PutCheckpoint(checkpoint);
            file.Complete();
        });
        // What is there counts, and another owner may have written it a moment ago.
        SavepointTask task = Inspect(partition);
        store.TryCreate(prefix + name + NoteEnd, output =>
        {
            using Utf8JsonWriter json = new(output);
            task.Write(json);
        });
    }

    /// <summary>Writes the manifest when all tasks are there.</summary>
    /// <returns>False when one is missing.</returns>
    public bool TryComplete(string job, string group, int partitions, DateTimeOffset takenAt)
    {
        if (Partitions().Count < partitions) return false;
        SavepointManifest manifest = new()
        {
            Job = job,
            Group = group,
            TakenAt = takenAt,
            Tasks = [.. Enumerable.Range(0, partitions).Select(ReadNote)],
        };
        store.TryCreate(prefix + Manifest, output => output.Write(manifest.ToBytes()));
        return true;
    }

    /// <exception cref="CheckpointRefusedException">There is none, or it is damaged.</exception>
    public SavepointManifest ReadManifest()
    {
        using Stream manifest = store.OpenRead(prefix + Manifest) ?? throw Refused("it has no manifest.json");
        try
        {
            return SavepointManifest.Read(BytesOf(manifest));
        }
        catch (Exception e) when (e is RecordFormatException or JsonException or InvalidOperationException
            or FormatException)
        {
            throw Refused($"its manifest.json is damaged: {e.Message}");
        }
    }

    /// <summary>Hands out a task's entries and checkpoint record, when all of it is known to be whole.</summary>
    /// <exception cref="CheckpointRefusedException">The file is missing or damaged, or another one.</exception>
    public void Read(SavepointTask task, ICheckpointReceiver receiver)
    {
        try
        {
            ulong checksum = Read(task.Partition, null);
            if (checksum != task.Checksum)
                throw Refused($"the file of partition {task.Partition} is not the one that its manifest names");
            Read(task.Partition, receiver);
        }
        catch (RecordFormatException e)
        {
            throw Refused($"the file of partition {task.Partition} is damaged: {e.Reason}");
        }
    }

    private SavepointTask Inspect(int partition)
    {
        LastCheckpoint last = new();
        ulong checksum = Read(partition, last);
        CheckpointRecord checkpoint =
            last.Record ?? throw Refused($"the file of partition {partition} has no checkpoint record");
        return new(partition, checksum, checkpoint);
    }

    private ulong Read(int partition, ICheckpointReceiver? receiver)
    {
        using Stream file = store.OpenRead(prefix + NameOf(partition) + FileEnd)
            ?? throw Refused($"the file of partition {partition} is missing");
        return CheckpointFile.Read(file, receiver).End.Checksum;
    }

    private SavepointTask ReadNote(int partition)
    {
        using Stream note = store.OpenRead(prefix + NameOf(partition) + NoteEnd)
            ?? throw Refused($"the note of partition {partition} is missing");
        using JsonDocument json = JsonDocument.Parse(note);
        return SavepointTask.Read(json.RootElement);
    }

    private CheckpointRefusedException Refused(string reason) =>
        new($"The savepoint {prefix.TrimEnd('/')} in {store.Place} cannot be used: {reason}.");

    private static string NameOf(int partition) =>
        string.Create(CultureInfo.InvariantCulture, $"partition-{partition:D5}");

    private static byte[] BytesOf(Stream stream)
    {
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

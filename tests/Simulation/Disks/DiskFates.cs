namespace Millrace.Simulation.Tests.Disks;

/// <summary>
/// Decides what becomes of files while no process uses them, by random numbers of its own: what else a seed draws stays
/// what it was.
/// </summary>
internal sealed class DiskFates(int seed, Action<string> trace)
{
    private const string Torn = "cache files are torn", Lost = "the last cache files are lost",
        Old = "cache files of before are put back", Foreign = "cache files of another process are there",
        TornCheckpoint = "a checkpoint file is damaged";

    /// <summary>What can become of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [Torn, Lost, Old, Foreign, TornCheckpoint];

    /// <summary>How much of what was done last may be missing after a crash of the machine.</summary>
    private const int LostMax = 12;

    private readonly List<Disk> _disks = [];
    private readonly HashSet<string> _damaged = [];

    /// <summary>What is drawn of disks.</summary>
    public Random Random { get; } = new(seed ^ 0x00D15C);

    /// <summary>True when processes do not meet anything on their disks any more.</summary>
    public bool IsOver { get; private set; }

    public void Stop() => IsOver = true;

    /// <summary>Whether something happens that is as likely as this.</summary>
    public bool Strikes(double rate) => !IsOver && rate > 0 && Random.NextDouble() < rate;

    public Disk AddDisk()
    {
        Disk disk = new();
        _disks.Add(disk);
        return disk;
    }

    /// <summary>The disk that the last process has; null for none.</summary>
    public Disk? DiskOfLast() => Random.Next(4) == 0 ? null : OneOf(_disks);

    /// <summary>A process is about to start on a disk that no other uses.</summary>
    public void Befall(Disk disk)
    {
        if (Random.Next(4) == 0 || disk.Changes == 0) return;
        switch (Random.Next(5))
        {
            case 0: Tear(disk); break;
            case 1: Lose(disk); break;
            case 2: Mix(disk); break;
            default: PutBack(disk); break;
        }
    }

    /// <summary>
    /// The newest checkpoint file of a task is damaged now and then: never the only one that is whole, without which
    /// nobody can go on.
    /// </summary>
    /// <returns>True when one is.</returns>
    public bool DamageCheckpoint(IReadOnlyDictionary<string, byte[]> files, Action<string, byte[]> replace)
    {
        string[][] tasks = [.. files.Keys.Where(static name => name.EndsWith(".checkpoint", StringComparison.Ordinal))
            .GroupBy(static name => name[..name.LastIndexOf('/')]).Select(static task => task.Order().ToArray())];
        if (tasks.Length == 0 || Random.Next(3) > 0) return false;
        string[] task = OneOf(tasks);
        if (!task.SkipLast(1).Any(name => !_damaged.Contains(name))) return false;
        _damaged.Add(task[^1]);
        replace(task[^1], Damage.Of(files[task[^1]], Random));
        trace(TornCheckpoint);
        return true;
    }

    /// <summary>Most often the newest ones.</summary>
    private void Tear(Disk disk)
    {
        string[] names = [.. disk.Files.Keys.Reverse()];
        if (names.Length == 0) return;
        for (int i = 1 + Random.Next(2); i > 0; i--)
        {
            string name = names[Random.Next(Random.Next(names.Length) + 1)];
            disk.Put(name, Damage.Of(disk.Files[name], Random));
        }
        trace(Torn);
    }

    /// <summary>In any order: file systems keep none.</summary>
    private void Lose(Disk disk)
    {
        int keptFor = disk.Changes - Random.Next(Math.Min(LostMax, disk.Changes)) - 1;
        bool isOrdered = Random.Next(2) == 0;
        disk.Become(disk.With(i => i < keptFor || (!isOrdered && Random.Next(2) == 0)));
        trace(Lost);
    }

    /// <summary>A backup takes the place of the folder, or goes on top of it.</summary>
    private void PutBack(Disk disk)
    {
        int until = Random.Next(disk.Changes);
        PutInto(disk, disk.With(i => i <= until));
        trace(Old);
    }

    private void Mix(Disk disk)
    {
        Disk other = OneOf(_disks);
        if (other == disk || other.Changes == 0) return;
        PutInto(disk, other.Files);
        trace(Foreign);
    }

    private void PutInto(Disk disk, IReadOnlyDictionary<string, byte[]> files)
    {
        SortedDictionary<string, byte[]> all = new(StringComparer.Ordinal);
        bool isOnTop = Random.Next(2) == 0;
        if (isOnTop)
            foreach ((string name, byte[] bytes) in disk.Files) all[name] = bytes;
        foreach ((string name, byte[] bytes) in files)
            if (!isOnTop || Random.Next(4) > 0) all[name] = bytes;
        disk.Become(all);
    }

    private T OneOf<T>(IReadOnlyList<T> all) => all[Random.Next(all.Count)];
}

using System.Globalization;

namespace Millrace.Faults.Running;

/// <summary>What a process has of the system at a moment.</summary>
/// <param name="Megabytes">Its memory that is not swapped out.</param>
/// <param name="Handles">Files, sockets, pipes.</param>
/// <param name="Threads">All of them, the clients' too.</param>
internal readonly record struct ProcessUse(int Megabytes, int Handles, int Threads)
{
    /// <summary>Null for a process that is not there any more.</summary>
    public static ProcessUse? Of(int processId)
    {
        try
        {
            string[] status = File.ReadAllLines($"/proc/{processId}/status");
            int handles = Directory.GetFileSystemEntries($"/proc/{processId}/fd").Length;
            return new(NumberIn(status, "VmRSS:") / 1024, handles, NumberIn(status, "Threads:"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static ProcessUse Least(IEnumerable<ProcessUse> uses) => uses.Aggregate((a, b) => new(
        Math.Min(a.Megabytes, b.Megabytes), Math.Min(a.Handles, b.Handles), Math.Min(a.Threads, b.Threads)));

    public static ProcessUse Most(IEnumerable<ProcessUse> uses) => uses.Aggregate((a, b) => new(
        Math.Max(a.Megabytes, b.Megabytes), Math.Max(a.Handles, b.Handles), Math.Max(a.Threads, b.Threads)));

    public static ProcessUse operator -(ProcessUse a, ProcessUse b) =>
        new(a.Megabytes - b.Megabytes, a.Handles - b.Handles, a.Threads - b.Threads);

    public static ProcessUse operator *(int times, ProcessUse use) =>
        new(times * use.Megabytes, times * use.Handles, times * use.Threads);

    public override string ToString() =>
        $"{Megabytes:+0;-0;0} MB, {Handles:+0;-0;0} handles, {Threads:+0;-0;0} threads";

    /// <summary>Nothing of a process that ends while it is looked at.</summary>
    private static int NumberIn(string[] status, string name) =>
        Array.Find(status, line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? int.Parse(line[name.Length..].Replace("kB", ""), NumberStyles.AllowLeadingWhite
                | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)
            : throw new IOException($"The process has no {name}");
}

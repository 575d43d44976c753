namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>
/// Removes the files of a task that a new base has made superfluous. The base before it and its changes stay, to go
/// back to should the new one turn out to be damaged; where those are damaged themselves, so does what the task has
/// gone back to.
/// </summary>
internal static class OldFiles
{
    /// <param name="files">The task's files.</param>
    /// <param name="newBase">The new base.</param>
    /// <param name="goneBackTo">The base that the task was restored from, over damaged files behind it; else
    /// null.</param>
    public static void RemoveBefore(TaskFiles files, long newBase, long? goneBackTo)
    {
        long[] older = [.. files.Numbers().Where(number => number < newBase)];
        if (KeptFrom(older, files.BaseOf) is not { } keptFrom) return;
        long first = Math.Min(keptFrom, goneBackTo ?? keptFrom);
        foreach (long number in older.Where(number => number < first)) files.Delete(number);
    }

    /// <summary>The base of the newest file that tells it; null when none does.</summary>
    private static long? KeptFrom(long[] older, Func<long, long?> baseOf)
    {
        for (int i = older.Length - 1; i >= 0; i--)
            if (baseOf(older[i]) is { } found) return found;
        return null;
    }
}

using Millrace.Runtime.Checkpointing.Savepoints;
using Millrace.Runtime.Objects;

namespace Millrace;

/// <summary>Looks into savepoints without the job, its code or its brokers.</summary>
public static class SavepointInspection
{
    /// <summary>
    /// Writes every entry of a savepoint as a line of JSON: <c>partition</c>, <c>state</c>, <c>key</c> (text),
    /// <c>window</c> (its start, where there is one) and <c>value</c>, an object with the members of the state. Enums
    /// are numbers, because their names are not kept.
    /// </summary>
    /// <param name="path">The savepoint's folder, the one with <c>manifest.json</c>.</param>
    /// <param name="output">Where the lines go.</param>
    /// <exception cref="InvalidOperationException">It is no whole savepoint; says why.</exception>
    public static void WriteJsonLines(string path, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(output);
        SavepointFiles files = new(new LocalFolder(path), "");
        try
        {
            foreach (SavepointTask task in files.ReadManifest().Tasks)
                files.Read(task, new StateLines(task, output));
        }
        catch (Exception e) when (e is Runtime.Checkpointing.Starts.CheckpointRefusedException or ObjectStoreException)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }
}

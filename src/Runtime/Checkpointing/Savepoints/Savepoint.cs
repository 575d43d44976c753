using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Options;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>
/// A savepoint that a job starts from, checked against its code and topics. Safe for several threads.
/// </summary>
internal sealed class Savepoint
{
    private readonly SavepointFiles _files;
    private readonly SavepointManifest _manifest;

    private Savepoint(SavepointFiles files, SavepointManifest manifest) => (_files, _manifest) = (files, manifest);

    public string Id => _manifest.Id;

    /// <summary>Opens and checks it, before any record is read.</summary>
    /// <exception cref="CheckpointRefusedException">It is damaged, or does not fit the job.</exception>
    public static Savepoint Open(IObjectStore store, JobPlan plan, ClusterFacts cluster)
    {
        SavepointFiles files = new(store, "");
        SavepointManifest manifest = files.ReadManifest();
        List<string> problems = [];
        if (manifest.Job != plan.Name)
            problems.Add($"it is of the job '{manifest.Job}', and this one is '{plan.Name}'.");
        foreach (SavepointTask task in manifest.Tasks)
            problems.AddRange(CheckpointCheck.Problems(
                task.Checkpoint, plan.Definition, cluster, plan.AllowDroppedState));
        if (problems.Count > 0) throw CheckpointRefusedException.Savepoint(store.Place, problems.Distinct());
        return new(files, manifest);
    }

    /// <summary>Hands out a task's state and checkpoint record.</summary>
    public void Read(int partition, ICheckpointReceiver receiver) => _files.Read(_manifest.Tasks[partition], receiver);
}
